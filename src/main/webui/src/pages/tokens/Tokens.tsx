import { Select } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleX, IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import type { TokenRowFragment } from '../../api/generated';
import { RevokeApiTokenDocument } from '../../api/shipped';
import { ConsoleTokensDocument } from './Tokens.documents';
import { useLiveQuery } from '../../api/useLiveQuery';
import { Ask } from '../../ui/Ask';
import { type Column, DataTable } from '../../ui/DataTable';
import { Empty } from '../../ui/Empty';
import { Failure } from '../../ui/Failure';
import { PageHead, Toolbar } from '../../ui/PageHead';
import { Sign } from '../../ui/Status';
import { useAct } from '../../ui/useAct';
import { useAddress } from '../../ui/useAddress';
import { Waiting } from '../../ui/Waiting';
import { When } from '../../ui/When';
import { count, ROLE, TOKEN_STATE } from '../../ui/words';
import { NewToken } from './NewToken';
import { Rotate } from './Rotate';
import { Secret } from './Secret';
import classes from './tokens.module.css';

const SHOWN = ['live', 'all'] as const;

/** The tokens of scripts and integrators: what each may do, when it was last used, and until when it is good. */
export default function Tokens() {
  const address = useAddress();
  const shown = address.all('show', SHOWN)[0] ?? 'live';
  const [{ data, error, fetching }, again] = useLiveQuery({ query: ConsoleTokensDocument });
  const [secret, setSecret] = useState<string | null>(null);
  const tokens = data?.apiTokens.filter((token) => shown === 'all' || token.state === 'LIVE');
  const columns: Column<TokenRowFragment>[] = [
    { id: 'name', header: 'Token', grow: 2.4, cell: (token) => <Name token={token} /> },
    { id: 'role', header: 'Role', grow: 1.1, cell: (token) => ROLE[token.role] },
    { id: 'state', header: 'State', grow: 2, cell: (token) => <State token={token} /> },
    { id: 'created', header: 'Made', grow: 1.5, cell: (token) => <Made token={token} /> },
    { id: 'used', header: 'Last used', grow: 1.2, cell: (token) => (token.lastUsedAt === null ? 'Never' : <When at={token.lastUsedAt} />) },
    {
      id: 'actions',
      header: 'Actions',
      headerHidden: true,
      grow: 2.2,
      cell: (token) => token.state === 'LIVE' && <Actions token={token} onSecret={setSecret} />,
    },
  ];
  return (
    <>
      <PageHead
        title="API tokens"
        under={tokens === undefined ? 'For scripts and integrators' : `For scripts and integrators: ${count(tokens.length, shown === 'live' ? 'live token' : 'token')}`}
        actions={<NewToken onSecret={setSecret} />}
      />
      <Toolbar>
        <Select
          label="Show"
          data={[
            { value: 'live', label: 'Those that are live' },
            { value: 'all', label: 'All of them' },
          ]}
          value={shown}
          onChange={(value) => address.set({ show: value === 'live' ? null : value })}
          allowDeselect={false}
        />
      </Toolbar>
      {error !== undefined && <Failure error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />}
      {tokens === undefined && fetching && <Waiting what="the tokens" />}
      {tokens !== undefined &&
        (tokens.length === 0 ? (
          <Empty>{shown === 'live' ? 'There is no live token.' : 'There is no token yet.'}</Empty>
        ) : (
          <DataTable label="API tokens" rows={tokens} columns={columns} id={(token) => token.id} />
        ))}
      <Secret secret={secret} onKept={() => setSecret(null)} />
    </>
  );
}

function Name({ token }: { token: TokenRowFragment }) {
  return (
    <>
      <span className={classes.name}>{token.name}</span>
      <span className={classes.note}>
        begins with <code>{token.prefix}</code>
      </span>
    </>
  );
}

function Made({ token }: { token: TokenRowFragment }) {
  return (
    <>
      <When at={token.createdAt} />
      <span className={classes.note}>by {token.createdBy}</span>
    </>
  );
}

function State({ token }: { token: TokenRowFragment }) {
  switch (token.state) {
    case 'LIVE':
      return (
        <Sign tone="good" icon={<IconCircleCheckFilled size={18} />} label={TOKEN_STATE.LIVE}>
          <span className={classes.note}>
            {token.expiresAt === null ? (
              'until it is revoked'
            ) : (
              <>
                expires <When at={token.expiresAt} />
              </>
            )}
          </span>
        </Sign>
      );
    case 'EXPIRED':
      return (
        <Sign tone="quiet" icon={<IconClock size={18} />} label={TOKEN_STATE.EXPIRED}>
          <span className={classes.note}>
            <When at={token.expiresAt} />
          </span>
        </Sign>
      );
    case 'REVOKED':
      return (
        <Sign tone="quiet" icon={<IconCircleX size={18} />} label={TOKEN_STATE.REVOKED}>
          <span className={classes.note}>
            <When at={token.revokedAt} />
          </span>
        </Sign>
      );
  }
}

function Actions({ token, onSecret }: { token: TokenRowFragment; onSecret(secret: string): void }) {
  const revoke = useAct(RevokeApiTokenDocument);
  return (
    <div className={classes.actions}>
      <Rotate token={token} onSecret={onSecret} />
      <Ask
        label="Revoke"
        small={`Revoke “${token.name}”, ${token.prefix}`}
        title={`Revoke “${token.name}”?`}
        agree="Revoke"
        danger
        disabled={revoke.busy}
        onAgree={() => revoke.run({ input: { id: token.id } }, { done: `“${token.name}” opens nothing any more.` })}
      >
        The token that begins with <code>{token.prefix}</code> opens nothing any more within 5 seconds, and what it keeps open is closed. It cannot be made good again.
      </Ask>
    </div>
  );
}
