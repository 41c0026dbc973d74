export { apportion, shareOf } from '../attribution/money-share.js';
