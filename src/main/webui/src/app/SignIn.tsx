import { Button, PasswordInput, Title } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { session, useSession } from '../api/session';
import classes from './shell.module.css';

/** Asks for a token, where the service asks for one. */
export default function SignIn() {
  const { token, why } = useSession();
  const [value, setValue] = useState('');
  useEffect(() => {
    document.title = 'Sign in · Rollcall';
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    session.signIn(value);
  };
  return (
    <main>
      <form className={classes.sign} onSubmit={submit}>
        <Title order={1} size="h2">
          Rollcall
        </Title>
        <PasswordInput
          label="Token"
          description="An API token (rc_…), or an access token of your OpenID Connect provider. It stays in this tab."
          error={token !== null ? (why ?? 'The service does not know this token, or no longer.') : undefined}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          autoComplete="off"
          required
          autoFocus
        />
        <Button type="submit" disabled={value.trim() === ''}>
          Sign in
        </Button>
      </form>
    </main>
  );
}
