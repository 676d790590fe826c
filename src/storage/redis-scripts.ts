/** Lua for what must be one step. Every key carries the same hash tag, so a cluster runs them too. */

/** KEYS: window. ARGV: length in ms. Counts a turn; returns the count and the milliseconds left. */
export const TAKE_TURN = `
local count = redis.call('INCR', KEYS[1])
if redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('PTTL', KEYS[1])}`;

/** KEYS: lease. ARGV: holder, time to live in ms. Takes or renews; returns 1 when the holder has it. */
export const ACQUIRE_LEASE = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;

/** KEYS: lease. ARGV: holder. Gives up one's own lease, never another's. */
export const RELEASE_LEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/** KEYS: thumbs of a day. ARGV: what was judged and how, time to live in ms. */
export const COUNT_FEEDBACK = `
redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

/**
 * KEYS: question, list of questions, last position. ARGV: id, text, locale, outcome, day, time to live in ms,
 * prefix of question keys. Counts the question and moves it to the front; drops from the list's end what has expired.
 */
export const COUNT_QUESTION = `
redis.call('HSET', KEYS[1], 'text', ARGV[2], 'locale', ARGV[3], 'outcome', ARGV[4])
redis.call('HINCRBY', KEYS[1], 'count', 1)
local day = redis.call('HGET', KEYS[1], 'day')
if not day or day < ARGV[5] then
  redis.call('HSET', KEYS[1], 'day', ARGV[5])
  redis.call('PEXPIRE', KEYS[1], ARGV[6])
end
redis.call('ZADD', KEYS[2], redis.call('INCR', KEYS[3]), ARGV[1])
if redis.call('PTTL', KEYS[2]) < tonumber(ARGV[6]) then redis.call('PEXPIRE', KEYS[2], ARGV[6]) end
for _, id in ipairs(redis.call('ZRANGE', KEYS[2], 0, 1)) do
  if redis.call('EXISTS', ARGV[7] .. id) == 0 then redis.call('ZREM', KEYS[2], id) end
end
return 1`;

/** KEYS: list of questions. ARGV: prefix of question keys, how many at most. Newest first, expired ones left out. */
export const LIST_QUESTIONS = `
local rows = {}
for _, id in ipairs(redis.call('ZREVRANGE', KEYS[1], 0, -1)) do
  if #rows == tonumber(ARGV[2]) then break end
  local row = redis.call('HMGET', ARGV[1] .. id, 'text', 'locale', 'outcome', 'day', 'count')
  if row[1] then rows[#rows + 1] = row end
end
return rows`;
