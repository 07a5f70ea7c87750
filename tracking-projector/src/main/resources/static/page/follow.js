// Follows a time line. The browser itself comes back with Last-Event-ID; what it gives up (an answer that is no stream) is begun anew here.
const FIRST_REST_MS = 2000;
const LONGEST_REST_MS = 30000;

// after: the last event that is known. told: {entry(entry), live(), lost()}. Returns what ends it.
export function follow(code, after, told) {
  let last = after;
  let rest = FIRST_REST_MS;
  let timer;
  let source;

  function open() {
    source = new EventSource(`/orders/${encodeURIComponent(code)}/tracking/stream?lastEventId=${last}`);
    source.addEventListener('open', () => { rest = FIRST_REST_MS; told.live(); });
    source.addEventListener('error', lost);
    source.addEventListener('tracking', event => {
      last = Number(event.lastEventId);
      told.entry(JSON.parse(event.data));
    });
  }

  function lost() {
    told.lost();
    if (source.readyState === EventSource.CLOSED) {
      timer = setTimeout(open, rest);
      rest = Math.min(2 * rest, LONGEST_REST_MS);
    }
  }

  open();
  return () => { clearTimeout(timer); source.close(); };
}
