-- The steps of filling Redis again from MySQL: one fill at a time, fenced by its number.
-- KEYS: live, state, keys, versions; for 'begin' also every key of the version's data
-- ARGV: step, fill, version; for 'complete' also the number of parts written and the position that they are the state of
-- begin: 1 where the fill may write now (all data are gone), 0 where another one is at work, -1 where keys were not named
-- complete: 1 where Redis is complete, 0 where the fill may not write any more, -1 where something is missing
-- end: gives the place to another fill
local state = KEYS[2]
local now = tonumber(redis.call('TIME')[1])
local current = redis.call('HMGET', state, 'fill', 'step', 'until')

if ARGV[1] == 'begin' then
  if current[1] and tonumber(current[3]) > now then
    return 0
  end
  local named = {}
  for i = 5, #KEYS do
    named[KEYS[i]] = true
  end
  for _, key in ipairs(redis.call('SMEMBERS', KEYS[3])) do
    if not named[key] then
      return -1
    end
  end
  for i = 5, #KEYS do
    redis.call('UNLINK', KEYS[i])
  end
  redis.call('DEL', KEYS[3], state)
  redis.call('HSET', state, 'fill', ARGV[2], 'step', 0, 'until', now + 15)
  redis.call('SADD', KEYS[4], ARGV[3])
  return 1
end

if current[1] ~= ARGV[2] then
  return 0
end
if ARGV[1] == 'end' then
  redis.call('HDEL', state, 'fill', 'step', 'until')
  return 1
end
if current[2] ~= ARGV[4] then
  return 0
end
-- What was written meanwhile must begin at or before what MySQL had, else something lies between the two.
local pending = redis.call('HMGET', state, 'pending_from', 'pending_to')
if pending[1] and tonumber(pending[1]) > tonumber(ARGV[5]) then
  redis.call('HDEL', state, 'fill', 'step', 'until')
  return -1
end
local position = ARGV[5]
if pending[2] and tonumber(pending[2]) > tonumber(position) then
  position = pending[2]
end
redis.call('DEL', state)
redis.call('HSET', state, 'position', position, 'format', 2)
redis.call('SET', KEYS[1], ARGV[3])
return 1
