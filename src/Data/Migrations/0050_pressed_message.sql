-- A double tap is two taps on one message. The same button on a further copy, which came because a send may have been lost, is another matter.
alter table buttons add column pressed_message integer;   -- Telegram's id of the message it was pressed on
