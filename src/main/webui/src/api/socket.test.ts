import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** The other end of a connection: it lets everybody in, keeps what was sent, and answers and ends when told to. */
class FakeSocket {
  static readonly opened: FakeSocket[] = [];
  readonly sent: { id?: string; type: string; payload?: { variables?: Record<string, unknown> } }[] = [];
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readyState = FakeSocket.CONNECTING;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: unknown) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;

  constructor() {
    FakeSocket.opened.push(this);
    queueMicrotask(() => {
      this.readyState = FakeSocket.OPEN;
      this.onopen?.();
    });
  }

  send(text: string): void {
    const message = JSON.parse(text);
    this.sent.push(message);
    if (message.type === 'connection_init') {
      queueMicrotask(() => this.say({ type: 'connection_ack' }));
    }
  }

  say(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  close(code = 1000, reason = ''): void {
    this.readyState = FakeSocket.CLOSED;
    this.onclose?.(Object.assign(new FakeCloseEvent(), { code, reason, wasClean: code === 1000 }));
  }

  subscribed() {
    return this.sent.find((message) => message.type === 'subscribe');
  }
}

class FakeCloseEvent extends Event {
  constructor() {
    super('close');
  }
}

function socketNumber(index: number): Promise<FakeSocket> {
  return vi.waitFor(() => {
    const socket = FakeSocket.opened[index];
    if (socket?.subscribed() === undefined) {
      throw new Error(`Connection ${index} has asked for nothing yet.`);
    }
    return socket;
  }, 3_000);
}

beforeEach(() => {
  FakeSocket.opened.length = 0;
  const stored = new Map<string, string>();
  vi.resetModules();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('CloseEvent', FakeCloseEvent);
  vi.stubGlobal('location', { origin: 'http://rollcall.test' });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function watch() {
  const { forward, onReturn } = await import('./socket');
  const { session } = await import('./session');
  const heard: unknown[] = [];
  const sink = { next: (value: unknown) => heard.push(value), error: vi.fn(), complete: vi.fn() };
  const { unsubscribe } = forward({ query: 'subscription Watch { syncProgress { cursor } }', variables: { runId: 'run_1' } } as never).subscribe(sink);
  return { heard, sink, unsubscribe, session, onReturn };
}

test('after a lost connection a stream goes on behind the last event', async () => {
  const { heard, unsubscribe, onReturn } = await watch();
  const returned = vi.fn();
  onReturn(returned);
  const first = await socketNumber(0);
  expect(first.subscribed()?.payload?.variables).toEqual({ runId: 'run_1' });

  first.say({ id: first.subscribed()?.id, type: 'next', payload: { data: { syncProgress: { cursor: 'c1' } } } });
  first.say({ id: first.subscribed()?.id, type: 'next', payload: { data: { syncProgress: { cursor: 'c2' } } } });
  expect(heard).toHaveLength(2);
  first.close(1006);

  const second = await socketNumber(1);
  expect(second.subscribed()?.payload?.variables).toEqual({ runId: 'run_1', after: 'c2' });
  expect(returned).toHaveBeenCalledOnce();
  unsubscribe();
});

test('what has no cursor is asked for as before', async () => {
  const { unsubscribe } = await watch();
  const first = await socketNumber(0);
  first.say({ id: first.subscribed()?.id, type: 'next', payload: { data: { accountChanged: { id: 'acc_1' } } } });
  first.close(1012);
  expect((await socketNumber(1)).subscribed()?.payload?.variables).toEqual({ runId: 'run_1' });
  unsubscribe();
});

test('whoever is refused is asked for a token, and no other connection is tried', async () => {
  const { sink, session } = await watch();
  const refused = vi.spyOn(session, 'refused');
  (await socketNumber(0)).close(4403, 'Forbidden');
  await vi.waitFor(() => expect(sink.error).toHaveBeenCalledOnce());
  expect(refused).toHaveBeenCalledOnce();
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(FakeSocket.opened).toHaveLength(1);
});

test('nobody goes on with the connection of somebody else', async () => {
  const { session, unsubscribe } = await watch();
  const first = await socketNumber(0);
  session.signIn('rc_of_somebody_else');
  unsubscribe();
  await vi.waitFor(() => expect(first.readyState).toBe(FakeSocket.CLOSED));
});

test('a connection on which no pong comes is ended and opened anew', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const { unsubscribe, onReturn } = await watch();
  const returned = vi.fn();
  onReturn(returned);
  const first = await socketNumber(0);

  await vi.advanceTimersByTimeAsync(15_000);
  expect(first.sent.filter((message) => message.type === 'ping')).toHaveLength(1);
  first.say({ type: 'pong' });
  await vi.advanceTimersByTimeAsync(14_000);
  expect(first.readyState).toBe(FakeSocket.OPEN);

  await vi.advanceTimersByTimeAsync(1_500);
  expect(first.sent.filter((message) => message.type === 'ping')).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(first.readyState).toBe(FakeSocket.CLOSED);
  await vi.advanceTimersByTimeAsync(1_000);
  await socketNumber(1);
  expect(returned).toHaveBeenCalledOnce();
  unsubscribe();
});

test.each(['error', 'next'])('a stream whose last event is kept no more begins anew, and what it told is read anew (%s)', async (type) => {
  const { heard, sink, unsubscribe, onReturn } = await watch();
  const returned = vi.fn();
  onReturn(returned);
  const socket = await socketNumber(0);
  const subscribed = () => socket.sent.filter((message) => message.type === 'subscribe');
  socket.say({ id: socket.subscribed()?.id, type: 'next', payload: { data: { syncProgress: { cursor: 'c1' } } } });

  const errors = [{ message: 'The cursor is too old.', extensions: { code: 'CURSOR_EXPIRED' } }];
  socket.say({ id: socket.subscribed()?.id, type, payload: type === 'error' ? errors : { data: null, errors } });
  socket.say({ id: socket.subscribed()?.id, type: 'complete' });

  await vi.waitFor(() => expect(subscribed()).toHaveLength(2));
  expect(subscribed()[1]?.payload?.variables).toEqual({ runId: 'run_1' });
  expect(returned).toHaveBeenCalledOnce();
  expect(heard).toHaveLength(1);
  expect(sink.error).not.toHaveBeenCalled();
  expect(sink.complete).not.toHaveBeenCalled();
  unsubscribe();
});
