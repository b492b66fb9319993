// msw's worker, made to live next to a runner that opens one page after the other.

// A worker that unregisters itself while the next page loads takes requests of that page along, which
// then waits for ever: it stays, and what belongs to the page itself never passes through it.
self.registration.unregister = async () => false;
addEventListener('install', (event) => {
  const ofThisSite = new URLPattern({protocol: location.protocol, hostname: location.hostname});
  event.addRoutes({condition: {urlPattern: ofThisSite, requestMethod: 'GET'}, source: 'network'});
});

importScripts('/node_modules/msw/lib/mockServiceWorker.js');
