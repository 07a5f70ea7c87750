// What the service answers. Away: it cannot be reached or cannot answer now, so asking again helps. Refusal: asking again does not help.
const PATIENCE_MS = 10000;

export class Away extends Error {}

export class Refusal extends Error {
  constructor(status, code, retryAfter) {
    super(code);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export async function ask(path, {headers = {}, signal} = {}) {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const until = signal === undefined ? patience : AbortSignal.any([signal, patience]);
  try {
    const answer = await fetch(path, {headers: {accept: 'application/json', ...headers}, signal: until, cache: 'no-cache'});
    if (answer.ok) { return await answer.json(); }
    throw await refused(answer);
  } catch (error) {
    if (error instanceof Refusal || error instanceof Away || signal?.aborted) { throw error; }
    throw new Away(String(error));
  }
}

async function refused(answer) {
  if (answer.status >= 500) { return new Away('HTTP ' + answer.status); }
  const problem = await answer.json().catch(() => ({}));
  return new Refusal(answer.status, problem.code ?? 'HTTP ' + answer.status, Number(answer.headers.get('retry-after') ?? 0));
}

// Until it is aborted: then it never goes on.
export function rest(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); }, {once: true});
  });
}
