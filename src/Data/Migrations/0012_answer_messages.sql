-- Which messages of a chat belong to which answer while a form is being filled: what the person wrote, and the card that had asked. Editing the one or
-- replying to the other changes the answer.
create table answer_messages (
    interview_id integer not null references interviews on delete cascade,
    message_id integer not null,                            -- Telegram's, in the chat of the interview's person
    path text not null,
    primary key (interview_id, message_id)
) strict, without rowid;
