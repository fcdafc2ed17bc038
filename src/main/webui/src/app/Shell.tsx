import { ActionIcon, Burger, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Permission } from '../api/generated';
import { session, useSession } from '../api/session';
import { useLink } from '../api/socket';
import { PROVIDER, ROLE } from '../ui/words';
import classes from './shell.module.css';
import { useMay, useSetting } from './viewer';

interface Place {
  to: string;
  name: string;
  needs: Permission;
}

const PLACES: Place[] = [
  { to: '/groups', name: 'Groups', needs: 'READ' },
  { to: '/members', name: 'Members', needs: 'READ' },
  { to: '/report', name: 'Email Sync report', needs: 'READ' },
  { to: '/import', name: 'Import', needs: 'GROUPS_WRITE' },
  { to: '/accounts', name: 'Accounts', needs: 'READ' },
  { to: '/schedule', name: 'Schedule', needs: 'READ' },
  { to: '/digest', name: 'Daily Digest', needs: 'READ' },
  { to: '/tokens', name: 'API tokens', needs: 'ADMIN' },
  { to: '/audit', name: 'Audit trail', needs: 'ADMIN' },
];

/** What every page stands in: the way to the others, who is looking, and whether changes come in. */
export function Shell({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [location]);
  return (
    <div className={classes.shell}>
      <a href="#page" className={classes.skip}>
        To the page
      </a>
      <header className={classes.bar}>
        <Burger className={classes.burger} color="currentColor" size="sm" opened={open} onClick={() => setOpen(!open)} aria-label="Menu" aria-expanded={open} />
        <Link to="/groups" className={classes.brand}>
          <img src="/console/favicon.svg" alt="" width="24" height="24" /> Rollcall
        </Link>
        <Who />
      </header>
      <nav className={classes.nav} data-open={open || undefined} aria-label="Pages">
        {PLACES.map((place) => (
          <Way key={place.to} place={place} here={location === place.to || location.startsWith(`${place.to}/`)} />
        ))}
      </nav>
      <main id="page" className={classes.page} tabIndex={-1}>
        <Notices />
        {children}
      </main>
    </div>
  );
}

function Way({ place, here }: { place: Place; here: boolean }) {
  return useMay(place.needs) ? (
    <Link to={place.to} className={classes.way} aria-current={here ? 'page' : undefined}>
      {place.name}
    </Link>
  ) : null;
}

function Who() {
  const { viewer } = useSetting();
  const { token } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const dark = colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <div className={classes.who}>
      <span className={classes.name} title={`${viewer.name}, ${ROLE[viewer.role]}`}>
        {viewer.name} · {ROLE[viewer.role]}
      </span>
      {token !== null && (
        <button type="button" className={classes.plain} onClick={session.signOut}>
          Sign out
        </button>
      )}
      <ActionIcon variant="transparent" color="currentColor" aria-label={dark ? 'Light colours' : 'Dark colours'} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
        {dark ? <IconSun size={20} /> : <IconMoon size={20} />}
      </ActionIcon>
    </div>
  );
}

/** What concerns every page: the demo, a connection that is lost, an account that is broken. */
function Notices() {
  const { viewer, providerAccounts } = useSetting();
  const link = useLink();
  return (
    <>
      {link === 'lost' && (
        <p className={classes.notice} data-tone="warn" role="status">
          The connection is lost. What you see may be old; it goes on by itself as soon as the service is there again.
        </p>
      )}
      {providerAccounts
        .filter((account) => account.connected && account.health === 'UNAUTHORIZED')
        .map((account) => (
          <p key={account.id} className={classes.notice} data-tone="bad" role="status">
            {PROVIDER[account.provider]}: the connection is broken, nothing is sent. {account.healthMessage} <Link to="/accounts">Accounts</Link>
          </p>
        ))}
      {viewer.notice !== null && <p className={classes.notice}>{viewer.notice}</p>}
    </>
  );
}
