import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

// Read after the styles above, so that its own come behind them: of what is equally exact, the later counts.
const { App } = await import('./app/App');

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
