'use strict';
// Draws messages. All text goes through textContent: nothing a person or the bot wrote is ever read as markup.

const wraps = {
  bold: () => make('b'), italic: () => make('i'), underline: () => make('u'), strikethrough: () => make('s'),
  code: () => make('code'), pre: () => make('pre'), spoiler: () => make('span', 'spoiler'),
  blockquote: () => make('blockquote'), expandable_blockquote: () => make('blockquote'),
};

// What stands on lines of its own needs no line feed after it.
const blocks = new Set(['BLOCKQUOTE']);

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

// Entities nest; offsets count UTF-16 units, as JavaScript does.
function drawText(text, entities, act) {
  const body = make('div', 'body');
  body.dir = 'auto';
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  let next = 0;
  const fill = (into, from, to) => {
    let at = from;
    while (next < sorted.length && sorted[next].offset < to) {
      const entity = sorted[next++];
      into.append(text.slice(at, entity.offset));
      const end = Math.min(entity.offset + entity.length, to);
      const inner = open(entity, text.slice(entity.offset, end), act);
      fill(inner, entity.offset, end);
      into.append(inner);
      at = blocks.has(inner.tagName) && text[end] === '\n' ? end + 1 : end;
    }
    into.append(text.slice(at, to));
  };
  fill(body, 0, text.length);
  return body;
}

function open(entity, text, act) {
  if (wraps[entity.type]) return wraps[entity.type]();
  if (entity.type === 'text_link') return link(entity.url, act);
  if (entity.type === 'url') return link(text, act);
  if (entity.type === 'bot_command') {
    const command = make('a');
    command.href = '#';
    command.onclick = e => { e.preventDefault(); act.say(text); };
    return command;
  }
  return make('span');
}

function link(url, act) {
  const anchor = make('a');
  const whole = /^[a-z]+:/i.test(url) ? url : 'https://' + url;
  anchor.href = /^(https?|mailto|tel):/i.test(whole) ? whole : '#';
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
  anchor.onclick = e => { if (act.open(whole)) e.preventDefault(); };
  return anchor;
}

function drawMessage(message, act, find) {
  if (message.kind === 'service') return make('div', 'service', message.text.replaceAll('_', ' '));
  const whole = make('div', 'message' + (message.fromBot ? '' : ' mine'));
  whole.dataset.id = message.id;
  const bubble = make('div', 'bubble');
  if (message.forwarded) bubble.append(make('div', 'meta', 'Forwarded'));
  if (message.replyTo) bubble.append(make('div', 'reply', find(message.replyTo)?.text || '…'));
  drawContent(message, bubble, act);
  if (message.text) bubble.append(drawText(message.text, message.entities, act));
  const time = new Date(message.date * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  bubble.append(make('div', 'meta', (message.edited ? 'edited · ' : '') + time));
  whole.append(bubble);
  if (message.buttons.length) whole.append(drawButtons(message, act));
  return whole;
}

function drawContent(message, bubble, act) {
  const { kind, file, details } = message;
  const source = file && 'playground/api/files/' + encodeURIComponent(file.id);
  if (kind === 'photo' || kind === 'sticker') {
    const picture = make('img');
    picture.src = source;
    picture.alt = kind;
    bubble.append(picture);
  } else if (file) {
    const line = make('div', 'file');
    const anchor = make('a', '', kind === 'voice' ? 'Voice message' : file.name || kind);
    anchor.href = source;
    anchor.download = file.name || kind;
    line.append(kind === 'voice' ? '🎤' : '📄', anchor, make('span', 'meta', kind === 'voice' ? file.duration + ' s' : size(file.size)));
    bubble.append(line);
  } else if (kind === 'contact') {
    bubble.append(make('div', '', '👤 ' + details.contact.first_name + ' · ' + details.contact.phone_number));
  } else if (kind === 'venue') {
    bubble.append(make('div', '', '📍 ' + details.venue.title + ' · ' + details.venue.address));
  } else if (kind === 'location') {
    bubble.append(make('div', '', '📍 ' + details.location.latitude + ', ' + details.location.longitude));
  } else if (kind === 'poll') {
    bubble.append(make('b', '', details.poll.question));
    details.poll.options.forEach((option, i) => {
      const vote = make('button', '', option.text + ' · ' + option.voter_count);
      vote.onclick = () => act.vote(message.id, i);
      const row = make('div', 'row');
      row.append(vote);
      bubble.append(row);
    });
  }
}

function drawButtons(message, act) {
  const grid = make('div', 'inline');
  message.buttons.forEach((row, r) => {
    const line = make('div', 'row');
    row.forEach((button, c) => {
      const key = make('button', '', button.text + (button.url ? ' ↗' : ''));
      key.dir = 'auto';
      key.type = 'button';
      key.onclick = () => {
        if (button.copy) navigator.clipboard?.writeText(button.copy);
        else if (button.url && !act.open(button.url)) window.open(button.url, '_blank', 'noopener,noreferrer');
        else if (button.data !== undefined) act.tap(message.id, r, c, key);
      };
      line.append(key);
    });
    grid.append(line);
  });
  return grid;
}

function size(bytes) {
  return bytes < 1024 ? bytes + ' B' : bytes < 1 << 20 ? Math.round(bytes / 1024) + ' kB' : (bytes / (1 << 20)).toFixed(1) + ' MB';
}
