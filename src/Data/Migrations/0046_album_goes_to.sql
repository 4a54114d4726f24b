-- The pictures of an album that come after its first go where that one went: into an answer, or to the other side of a conversation.
alter table albums add column goes_to text;                 -- the act and what it names, as a person's "expects": relay.answer:17
