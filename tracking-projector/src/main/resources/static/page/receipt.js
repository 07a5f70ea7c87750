import {Away} from './answers.js';
import {at, tell} from './dom.js';
import {say} from './texts.js';

// The receipt code opens what is personal. It is sent in a header and kept nowhere but in this page's memory.
let said = {of: null, key: null, values: {}};

export function receive(current, changed) {
  at('receipt').addEventListener('submit', async event => {
    event.preventDefault();
    const story = current();
    said = {of: story, ...await answer(story, at('receipt-code').value.trim())};
    if (story !== current()) { return; }
    changed();
    if (story.receipt !== null) {
      tell(at('news'), say('receipt.shown'));
      at('receiver-title').focus();
    }
  });
}

async function answer(story, code) {
  try {
    await story.open(code);
    at('receipt-code').value = '';
    return {key: null, values: {}};
  } catch (error) {
    if (error instanceof Away) { return {key: 'receipt.away', values: {}}; }
    return error.status === 429 ? {key: 'receipt.barred', values: {seconds: error.retryAfter}} : {key: 'receipt.wrong', values: {}};
  }
}

export function showReceipt(story) {
  at('receipt').hidden = story.order === null || story.order.personalData;
  tell(at('receipt-message'), said.of === story && said.key !== null ? say(said.key, said.values) : '', true);
}
