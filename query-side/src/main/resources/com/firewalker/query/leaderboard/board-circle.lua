-- The scores of a walker and friends on one board: one snapshot, one position.
-- KEYS[1] = {boards}:live
-- ARGV: period, end of its time here (epoch seconds), walker*
-- Answers nil where Redis is not complete or no longer keeps the board.
local live = redis.call('GET', KEYS[1])
if not live then
  return false
end
if tonumber(redis.call('TIME')[1]) >= tonumber(ARGV[2]) then
  return false
end
local base = '{boards}:v' .. live .. ':'
local position = redis.call('HGET', base .. 'state', 'position')
if not position then
  return false
end
local walkers = {unpack(ARGV, 3)}
return {
  position,
  redis.call('HMGET', base .. 's:' .. ARGV[1], unpack(walkers)),
  redis.call('HMGET', base .. 'seen', unpack(walkers))
}
