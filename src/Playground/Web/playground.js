'use strict';
// One column a person. The page asks once for everything, then waits for changes.

const columns = new Map();
let bot = { username: '', owner: 0 };
let last = 0;

async function call(action, body, query) {
  const search = query ? '?' + new URLSearchParams(query) : '';
  const isFile = body instanceof Blob;
  const response = await fetch('playground/api/' + action + search, body === undefined ? {} : {
    method: 'POST',
    headers: { 'Content-Type': isFile ? 'application/octet-stream' : 'application/json' },
    body: isFile ? body : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || response.statusText);
  return answer;
}

class Column {
  constructor(person) {
    this.person = person;
    this.messages = new Map();
    this.busy = new Map();
    this.early = new Set();
    this.root = document.getElementById('column').content.firstElementChild.cloneNode(true);
    this.part = name => this.root.querySelector(name);
    this.wire();
    this.setPerson(person);
    document.getElementById('columns').append(this.root);
  }

  setPerson(person) {
    this.person = person;
    this.part('.name').textContent = [person.firstName, person.lastName].filter(Boolean).join(' ');
    const about = [person.id === bot.owner && 'owner', person.languageCode || 'no language', person.username && '@' + person.username];
    this.part('.who').textContent = person.deleted ? 'account deleted' : about.filter(Boolean).join(' · ');
    this.part('.block').textContent = person.blocked ? 'Unblock' : 'Block bot';
    this.offerStart();
  }

  async load() {
    const chat = await call('chat', undefined, { id: this.person.id });
    this.messages = new Map(chat.messages.map(m => [m.id, m]));
    const list = this.part('.messages');
    list.replaceChildren(...chat.messages.map(m => this.draw(m)));
    list.scrollTop = list.scrollHeight;
    this.showKeys(chat.keyboard);
    await this.loadCommands();
    return chat.change;
  }

  async loadCommands() {
    const list = this.part('.menu .list');
    const commands = await call('commands', undefined, { person: this.person.id });
    list.replaceChildren(...commands.map(c => {
      const item = make('button', 'item', '/' + c.command + ' — ' + c.description);
      item.type = 'button';
      item.onclick = () => { this.closeMenus(); this.say('/' + c.command); };
      return item;
    }));
    if (!commands.length) list.append(make('div', 'empty', 'The bot has set no commands.'));
  }

  draw(message) {
    return drawMessage(message, this, id => this.messages.get(id));
  }

  show(message) {
    const list = this.part('.messages');
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    const old = list.querySelector('[data-id="' + message.id + '"]');
    this.messages.set(message.id, message);
    if (old) old.replaceWith(this.draw(message));
    else list.append(this.draw(message));
    if (atEnd || !message.fromBot) list.scrollTop = list.scrollHeight;
    this.offerStart();
  }

  remove(id) {
    this.messages.delete(id);
    this.part('[data-id="' + id + '"]')?.remove();
  }

  showKeys(keyboard) {
    this.keyboard = keyboard;
    const keys = this.part('.keys');
    keys.replaceChildren(...(keyboard?.rows ?? []).map(row => {
      const line = make('div', 'row');
      row.forEach(key => {
        const icon = { contact: '👤 ', location: '📍 ' }[key.request] ?? '';
        const button = make('button', '', icon + key.text);
        button.dir = 'auto';
        button.onclick = () => {
          if (keyboard.oneTime) keys.replaceChildren();
          this.do('key', { label: key.text });
        };
        line.append(button);
      });
      return line;
    }));
    this.part('textarea').placeholder = keyboard?.placeholder || 'Message';
    this.offerStart();
  }

  // As in the apps: before the first word, and after blocking, there is nothing but Start.
  offerStart() {
    const keys = this.part('.keys');
    const start = this.person.blocked ? 'Restart' : !this.person.started ? 'Start' : '';
    if (!start) {
      if (keys.firstChild?.classList.contains('start')) this.showKeys(this.keyboard);
      return;
    }
    const button = make('button', 'start', start);
    button.onclick = () => this.do('start', {});
    keys.replaceChildren(button);
  }

  note(text, wrong = false) {
    const note = this.part('.note');
    note.textContent = text;
    note.hidden = false;
    note.classList.toggle('wrong', wrong);
    clearTimeout(this.noteTimer);
    this.noteTimer = setTimeout(() => { note.hidden = true; }, 4000);
  }

  async do(action, body) {
    try {
      return await call(action, { person: this.person.id, ...body });
    } catch (e) {
      this.note(e.message, true);
    }
  }

  say(text) { return this.do('say', { text }); }

  vote(message, option) { return this.do('vote', { message, options: [option] }); }

  async tap(message, row, column, button) {
    button.classList.add('busy');
    const answer = await this.do('tap', { message, row, column });
    if (answer?.tap && !this.early.delete(answer.tap)) this.busy.set(answer.tap, button);
    else button.classList.remove('busy');
  }

  // True if the link leads to this bot: then it opens here.
  open(url) {
    const match = /^https?:\/\/(?:t\.me|telegram\.me)\/([^/?#]+)/i.exec(url);
    if (!match || match[1].toLowerCase() !== bot.username.toLowerCase()) return false;
    this.do('open', { url });
    return true;
  }

  async answered(id) {
    // a quick bot answers before the page has heard the press's id
    if (!this.busy.has(id)) this.early.add(id);
    this.busy.get(id)?.classList.remove('busy');
    this.busy.delete(id);
    const tap = await call('tap', undefined, { id });
    if (tap?.answerText) tap.alert ? alert(tap.answerText) : this.note(tap.answerText);
  }

  closeMenus() { this.root.querySelectorAll('details').forEach(d => { d.open = false; }); }

  async sendFile(input, action, query) {
    const file = input.files[0];
    input.value = '';
    this.closeMenus();
    if (!file) return;
    try {
      await call(action, file, { person: this.person.id, ...query(file) });
    } catch (e) {
      this.note(e.message, true);
    }
  }

  wire() {
    const text = this.part('textarea');
    const send = () => {
      const said = text.value;
      text.value = '';
      if (said.trim()) this.say(said);
    };
    this.part('.writing').onsubmit = e => { e.preventDefault(); send(); };
    text.onkeydown = e => {
      if (e.key !== 'Enter' || e.shiftKey || e.isComposing) return;
      e.preventDefault();
      send();
    };
    this.part('.link').onsubmit = e => {
      e.preventDefault();
      const input = this.part('.link input');
      const link = input.value.trim();
      input.value = '';
      const url = /^https?:/i.test(link) ? link : 'https://' + link;
      if (!this.open(url)) this.do('start', link && !link.includes('/') ? { payload: link } : {});
    };
    this.part('.block').onclick = () => this.do(this.person.blocked ? 'unblock' : 'block', {});
    this.part('.photo').onchange = e => this.sendFile(e.target, 'photo', () => ({}));
    this.part('.document').onchange = e => this.sendFile(e.target, 'document', f => ({ name: f.name, type: f.type || 'application/octet-stream' }));
    const items = {
      '.voice': () => call('voice', new Blob(['OggS']), { person: this.person.id, seconds: 2 }),
      '.location': () => this.do('location', { latitude: 30.5081, longitude: 47.7835 }),
      '.contact': () => this.do('contact', {}),
      '.stranger': () => this.do('contact', { phone: '9647709998877', firstName: 'Somebody else' }),
    };
    for (const [name, act] of Object.entries(items))
      this.part(name).onclick = () => { this.closeMenus(); act(); };
  }
}

async function load() {
  const state = await call('state');
  bot = { username: state.botUsername, owner: state.ownerId };
  last = state.change;
  document.getElementById('bot').textContent = '@' + state.botUsername;
  showWaiting(state.waitingUpdates);
  document.getElementById('faults').textContent = state.faults ? state.faults + ' faults set' : '';
  for (const person of state.people) {
    if (columns.has(person.id)) columns.get(person.id).setPerson(person);
    else columns.set(person.id, new Column(person));
  }
  await Promise.all([...columns.values()].map(c => c.load()));
}

function showWaiting(count) {
  const waiting = document.getElementById('waiting');
  waiting.textContent = count === 1 ? '1 update waits' : count + ' updates wait';
  waiting.classList.toggle('some', count > 0);
}

async function apply(change) {
  const column = columns.get(change.chatId);
  switch (change.kind) {
    case 'said': case 'sent': case 'edited':
      column?.show(change.message);
      break;
    case 'deleted':
      column?.remove(change.messageId);
      break;
    case 'answered':
      await column?.answered(change.detail);
      break;
    case 'keyboard':
      if (column) column.showKeys((await call('chat', undefined, { id: change.chatId })).keyboard);
      break;
    case 'action':
      column?.note(change.detail.replaceAll('_', ' ') + '…');
      break;
    case 'commands':
      await Promise.all([...columns.values()].map(c => c.loadCommands()));
      break;
    case 'person': {
      const person = (await call('people')).find(p => p.id === change.chatId);
      if (column) column.setPerson(person);
      else if (person) {
        columns.set(person.id, new Column(person));
        await columns.get(person.id).load();
      }
      break;
    }
  }
}

async function watch() {
  const offline = document.getElementById('offline');
  for (;;) {
    try {
      if (!offline.hidden) {
        await load();
        offline.hidden = true;
      }
      const { changes, waitingUpdates, last: now } = await call('changes', undefined, { since: last, timeout: 25 });
      showWaiting(waitingUpdates);
      last = now;
      for (const change of changes) await apply(change);
    } catch {
      offline.hidden = false;
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
  }
}

document.getElementById('adding').onsubmit = async e => {
  e.preventDefault();
  const form = e.target;
  const person = { firstName: form.elements.firstName.value };
  if (form.elements.languageCode.value) person.languageCode = form.elements.languageCode.value;
  form.elements.firstName.value = '';
  await call('people', person);
};

load().catch(() => { document.getElementById('offline').hidden = false; }).finally(watch);
