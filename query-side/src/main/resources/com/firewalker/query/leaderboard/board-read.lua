-- A page of a board or the neighbours of a walker, and that walker's own place: one snapshot, one position.
-- KEYS: live, the state of a version, its board's scores, its board's ranks
-- ARGV: that version, end of the board's time here (epoch seconds), walker, 'page' | 'around', size,
--   cursor score ('' for the first page), cursor member
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
local board = KEYS[4]
local ranked = redis.call('ZCARD', board)
local size = tonumber(ARGV[5])

-- Bytes decide, as in Redis itself; Lua's own comparison would ask the server's locale.
local function less(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = string.byte(a, i), string.byte(b, i)
    if x ~= y then
      return x < y
    end
  end
  return #a < #b
end

local function after(score, member)
  local low = redis.call('ZCOUNT', board, '(' .. score, '+inf')
  local high = low + redis.call('ZCOUNT', board, score, score)
  while low < high do
    local middle = math.floor((low + high) / 2)
    if less(redis.call('ZREVRANGE', board, middle, middle)[1], member) then
      high = middle
    else
      low = middle + 1
    end
  end
  return low
end

local me = {}
local index = nil
local mine = redis.call('HGET', KEYS[3], ARGV[3])
if mine then
  local score, slot = string.match(mine, '^(%d+) (%d+)')
  me = {score}
  local member = string.format('%09d', 999999999 - tonumber(slot)) .. ':' .. ARGV[3]
  index = redis.call('ZREVRANK', board, member)
  if index then
    local higher = redis.call('ZRANGEBYSCORE', board, '(' .. score, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
    me = {
      score,
      redis.call('ZCOUNT', board, '(' .. score, '+inf') + 1,
      redis.call('ZCOUNT', board, '-inf', '(' .. score),
      higher[2] or ''
    }
  end
end

local first, last = 0, size - 1
if ARGV[4] == 'around' then
  if index then
    first, last = math.max(0, index - size), index + size
  else
    first, last = 1, 0
  end
elseif ARGV[6] ~= '' then
  first = after(ARGV[6], ARGV[7])
  last = first + size - 1
end

local entries = {}
if first <= last then
  entries = redis.call('ZREVRANGE', board, first, last, 'WITHSCORES')
end
local rank = 0
if #entries > 0 then
  rank = redis.call('ZCOUNT', board, '(' .. entries[2], '+inf') + 1
end
return {position, ranked, me, first, rank, entries}
