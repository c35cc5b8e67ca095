-- A name as plain words in lower case between blanks, so that a word can be looked for as a whole.
CREATE OR REPLACE MACRO spoken(name) AS
	concat(' ', trim(regexp_replace(lower(name), '[^\p{L}\p{N}]+', ' ', 'g')), ' ')
