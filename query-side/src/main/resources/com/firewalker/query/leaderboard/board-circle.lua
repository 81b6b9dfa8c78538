-- The scores of a walker and friends on one board: one snapshot, one position.
-- KEYS: live, the state of a version, its board's scores, its seen
-- ARGV: that version, end of the board's time here (epoch seconds), walker*
-- Answers nil where Redis is not complete or no longer keeps the board, and another version where that one is live.
local live = redis.call('GET', KEYS[1])
if not live then
  return false
end
if live ~= ARGV[1] then
  return {live}
end
if tonumber(redis.call('TIME')[1]) >= tonumber(ARGV[2]) then
  return false
end
local position = redis.call('HGET', KEYS[2], 'position')
if not position then
  return false
end
local walkers = {unpack(ARGV, 3)}
return {
  position,
  redis.call('HMGET', KEYS[3], unpack(walkers)),
  redis.call('HMGET', KEYS[4], unpack(walkers))
}
