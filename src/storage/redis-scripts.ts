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

/** Milliseconds since 1970 by Redis' own clock, which all instances share. */
const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/**
 * KEYS: reminders by the time they are free, the owner's reminders. ARGV: prefix of reminder keys, how many at most,
 * time to live past their time in ms, then id, owner, due, text, locale, address of each. Returns 1 when all are kept.
 */
export const ADD_REMINDERS = `${NOW}
for _, id in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  if redis.call('EXISTS', ARGV[1] .. id) == 0 then redis.call('SREM', KEYS[2], id) end
end
local new = {}
for i = 4, #ARGV, 6 do
  if redis.call('EXISTS', ARGV[1] .. ARGV[i]) == 0 then new[#new + 1] = i end
end
if redis.call('SCARD', KEYS[2]) + #new > tonumber(ARGV[2]) then return 0 end
for _, i in ipairs(new) do
  local left = ARGV[i + 2] + ARGV[3] - now
  if left > 0 then
    local key = ARGV[1] .. ARGV[i]
    redis.call('HSET', key, 'owner', ARGV[i + 1], 'due', ARGV[i + 2], 'text', ARGV[i + 3],
      'locale', ARGV[i + 4], 'address', ARGV[i + 5], 'begun', 0)
    redis.call('PEXPIRE', key, left)
    redis.call('ZADD', KEYS[1], ARGV[i + 2], ARGV[i])
    redis.call('SADD', KEYS[2], ARGV[i])
    for _, list in ipairs(KEYS) do
      if redis.call('PTTL', list) < left then redis.call('PEXPIRE', list, left) end
    end
  end
end
return 1`;

/**
 * KEYS: reminders by the time they are free. ARGV: prefix of reminder keys, holder, how many at most, length of the
 * lease in ms. Takes the longest due; drops on its way what has expired.
 */
export const LEASE_REMINDERS = `${NOW}
local rows = {}
while #rows < tonumber(ARGV[3]) do
  local id = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, 1)[1]
  if not id then break end
  local key = ARGV[1] .. id
  local row = redis.call('HMGET', key, 'owner', 'due', 'text', 'locale', 'address', 'begun')
  if row[1] then
    redis.call('HSET', key, 'holder', ARGV[2])
    redis.call('ZADD', KEYS[1], now + ARGV[4], id)
    rows[#rows + 1] = {id, unpack(row)}
  else
    redis.call('ZREM', KEYS[1], id)
  end
end
return rows`;

/** KEYS: reminders by the time they are free, reminder. ARGV: id, holder, how often its sending has begun, ms until it is free. Returns 1 when the holder has it. */
export const HOLD_REMINDER = `${NOW}
if redis.call('HGET', KEYS[2], 'holder') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[2], 'begun', ARGV[3])
redis.call('ZADD', KEYS[1], now + ARGV[4], ARGV[1])
return 1`;

/** KEYS: reminders by the time they are free, reminder. ARGV: id, holder, prefix of owners' keys. Deletes it; returns 1 when the holder had it. */
export const FINISH_REMINDER = `
if redis.call('HGET', KEYS[2], 'holder') ~= ARGV[2] then return 0 end
redis.call('SREM', ARGV[3] .. redis.call('HGET', KEYS[2], 'owner'), ARGV[1])
redis.call('DEL', KEYS[2])
redis.call('ZREM', KEYS[1], ARGV[1])
return 1`;

/** KEYS: reminders by the time they are free, the owner's reminders. ARGV: prefix of reminder keys. */
export const FORGET_REMINDERS = `
for _, id in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  redis.call('DEL', ARGV[1] .. id)
  redis.call('ZREM', KEYS[1], id)
end
return redis.call('DEL', KEYS[2])`;
