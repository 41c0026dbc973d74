import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Offices still run Chromium-based browsers a few years old.
    target: 'chrome109',
    chunkSizeWarningLimit: 1600,
  },
  // While working on the pages, a running service answers the questions. Its address may be another one.
  server: { port: 5173, proxy: { '/api': { target: 'http://127.0.0.1:3000', changeOrigin: true } } },
});
