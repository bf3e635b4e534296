// Begins the worker of the single file. Chromium starts no module worker from a file and gives a worker nothing that
// the page made, so the first message brings the files, and what comes meanwhile waits for the real worker.
const waiting = [];

async function begin({ data: { files, origin, path } }) {
  self.onmessage = (event) => waiting.push(event.data);
  const { module } = carry(files, origin, (url) => within(url, origin));
  await import(await module(path));
  for (const data of waiting) self.dispatchEvent(new MessageEvent("message", { data }));
}

self.onmessage = begin;
