import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { problemOf } from './api/problem.js';
import { router } from './screens/router.js';
import { rememberedLanguage } from './screens/remembered.js';
import { startTexts } from './text/i18n.js';
import './style.css';
import './data/data.css';
import './warnings/warnings.css';
import './patterns/patterns.css';

/** While the service or its database is away, a page asks again by itself; other failures are shown at once. */
const RETRY_MS = 3000;

const questions = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      refetchInterval: (query) => (query.state.status === 'error' && problemOf(query.state.error).passing ? RETRY_MS : false),
    },
    mutations: { networkMode: 'always' },
  },
});

startTexts(rememberedLanguage());

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={questions}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
