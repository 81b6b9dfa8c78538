-- The steps of filling Redis again from MySQL.
-- KEYS[1] = {boards}:live
-- ARGV: version, step: begin | start | complete, position (complete only)
local state = '{boards}:v' .. ARGV[1] .. ':state'
if ARGV[2] == 'begin' then
  redis.call('HDEL', state, 'position')
  return 1
elseif ARGV[2] == 'start' then
  redis.call('HDEL', state, 'pending_from', 'pending_to')
  return 1
end
-- What was written meanwhile must begin at or before what MySQL had, else something lies between the two.
local from = redis.call('HGET', state, 'pending_from')
local to = redis.call('HGET', state, 'pending_to')
if from and tonumber(from) > tonumber(ARGV[3]) then
  return 0
end
local position = ARGV[3]
if to and tonumber(to) > tonumber(position) then
  position = to
end
redis.call('DEL', state)
redis.call('HSET', state, 'position', position)
redis.call('SET', KEYS[1], ARGV[1])
return 1
