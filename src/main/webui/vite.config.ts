import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** While developing, the API is that of a service started beside it; it answers its own pages only, so the origin is made its own. */
const target = process.env['ROLLCALL_URL'] ?? 'http://127.0.0.1:8080';
const service = { target, ws: true, changeOrigin: true, headers: { origin: target } };

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // A content-security policy lets in files of this site only, and no data: but images.
    assetsInlineLimit: 0,
    // In one file, in the order of the imports: of styles that are equally exact the later ones count.
    cssCodeSplit: false,
    // Few files: what several pages need is one.
    rolldownOptions: { output: { advancedChunks: { groups: [{ name: 'shared', minShareCount: 5 }] } } },
  },
  server: {
    proxy: { '/graphql': service, '/import': service, '/export': service, '/sandbox': service },
  },
});
