import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** While developing, the API is that of a service started beside it; it answers its own pages only, so the origin is made its own. */
const target = process.env['ROLLCALL_URL'] ?? 'http://127.0.0.1:8080';
const service = { target, ws: true, changeOrigin: true, headers: { origin: target } };

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  // A content-security policy lets in files of this site only, and no data: but images.
  build: { assetsInlineLimit: 0, target: 'es2022', modulePreload: { polyfill: false } },
  server: {
    proxy: { '/graphql': service, '/import': service, '/export': service, '/sandbox': service },
  },
});
