// Imported before the chat: modules are evaluated in order, once all of them have come.
performance.mark('start');
