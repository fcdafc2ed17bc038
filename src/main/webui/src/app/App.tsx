import { Button, createTheme, MantineProvider } from '@mantine/core';
import { Component, lazy, type ReactNode, Suspense, useMemo } from 'react';
import { Provider } from 'urql';
import { Redirect, Route, Router, Switch, useLocation } from 'wouter';
import { makeClient } from '../api/client';
import { useSession } from '../api/session';
import { Empty } from '../ui/Empty';
import { PageHead } from '../ui/PageHead';
import { useNotesWanted } from '../ui/notes';
import { Waiting } from '../ui/Waiting';
import { Only } from './Only';
import { Shell } from './Shell';
import { ViewerProvider } from './viewer';

/** Locking the page's scrolling takes a style that the policy does not let in; and a window's head is not the page's banner. */
const WINDOW = { lockScroll: false, attributes: { header: { role: 'presentation' } } };

const theme = createTheme({
  primaryColor: 'blue',
  defaultRadius: 'md',
  components: {
    Modal: { defaultProps: WINDOW },
    Drawer: { defaultProps: WINDOW },
  },
});

const Notifications = lazy(() => import('@mantine/notifications').then((module) => ({ default: module.Notifications })));
const SignIn = lazy(() => import('./SignIn'));
const Groups = lazy(() => import('../pages/groups/Groups'));
const Group = lazy(() => import('../pages/group/Group'));
const Members = lazy(() => import('../pages/members/Members'));
const Member = lazy(() => import('../pages/members/Member'));
const MemberEdit = lazy(() => import('../pages/members/MemberEdit'));
const Report = lazy(() => import('../pages/report/Report'));
const Import = lazy(() => import('../pages/import/Import'));
const Accounts = lazy(() => import('../pages/accounts/Accounts'));
const Schedule = lazy(() => import('../pages/schedule/Schedule'));
const Digest = lazy(() => import('../pages/digest/Digest'));
const Tokens = lazy(() => import('../pages/tokens/Tokens'));
const Audit = lazy(() => import('../pages/audit/Audit'));

export function App() {
  const { token, refused } = useSession();
  const told = useNotesWanted();
  return (
    // Variables and classes come from files: a policy that lets in no style but those of files.
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      {told && (
        <Guard instead={null}>
          <Suspense>
            <Notifications position="bottom-right" />
          </Suspense>
        </Guard>
      )}
      {refused ? (
        <Guard>
          <Suspense>
            <SignIn />
          </Suspense>
        </Guard>
      ) : (
        <Known key={token} />
      )}
    </MantineProvider>
  );
}

/** The console for somebody whom the service lets in. */
function Known() {
  const client = useMemo(makeClient, []);
  return (
    <Provider value={client}>
      <Router base="/console">
        <ViewerProvider>
          <Shell>
            <PageGuard>
              <Suspense fallback={<Waiting what="the page" />}>
                <Switch>
                  <Route path="/groups/new">
                    <Only do="GROUPS_WRITE" title="New group">
                      <Group />
                    </Only>
                  </Route>
                  <Route path="/groups/:slug/:tab?">{({ slug, tab }) => <Group slug={slug} tab={tab} />}</Route>
                  <Route path="/groups" component={Groups} />
                  <Route path="/members/new/:kind">
                    {({ kind }) => (
                      <Only do="GROUPS_WRITE" title="New member">
                        <MemberEdit key={kind} kind={kind} />
                      </Only>
                    )}
                  </Route>
                  <Route path="/members/:id/edit">
                    {({ id }) => (
                      <Only do="GROUPS_WRITE" title="Edit member">
                        <MemberEdit id={id} />
                      </Only>
                    )}
                  </Route>
                  <Route path="/members/:id">{({ id }) => <Member id={id} />}</Route>
                  <Route path="/members" component={Members} />
                  <Route path="/report" component={Report} />
                  <Route path="/import">
                    <Only do="GROUPS_WRITE" title="Import">
                      <Import />
                    </Only>
                  </Route>
                  <Route path="/accounts" component={Accounts} />
                  <Route path="/schedule" component={Schedule} />
                  <Route path="/digest" component={Digest} />
                  <Route path="/tokens">
                    <Only do="ADMIN" title="API tokens">
                      <Tokens />
                    </Only>
                  </Route>
                  <Route path="/audit">
                    <Only do="ADMIN" title="Audit trail">
                      <Audit />
                    </Only>
                  </Route>
                  <Route path="/">
                    <Redirect to="/groups" replace />
                  </Route>
                  <Route>
                    <PageHead title="Not found" />
                    <Empty>There is no page at this address.</Empty>
                  </Route>
                </Switch>
              </Suspense>
            </PageGuard>
          </Shell>
        </ViewerProvider>
      </Router>
    </Provider>
  );
}

function PageGuard({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  return <Guard at={location}>{children}</Guard>;
}

interface Guarded {
  children: ReactNode;
  /** Where this is: a fault is over at the next place. */
  at?: string;
  /** What stands for what ran into a fault. */
  instead?: ReactNode;
}

/** Keeps a fault of a page within the page; a page of a build that is no longer there is read anew. */
class Guard extends Component<Guarded, { fault: boolean }> {
  override state = { fault: false };

  static getDerivedStateFromError() {
    return { fault: true };
  }

  override componentDidUpdate(before: Guarded) {
    if (this.state.fault && before.at !== this.props.at) {
      this.setState({ fault: false });
    }
  }

  override render() {
    const { children, instead = <Faulty /> } = this.props;
    return this.state.fault ? instead : children;
  }
}

function Faulty() {
  return (
    <Empty
      action={
        <Button variant="default" onClick={() => location.reload()}>
          Read the page anew
        </Button>
      }
    >
      This page ran into a fault.
    </Empty>
  );
}
