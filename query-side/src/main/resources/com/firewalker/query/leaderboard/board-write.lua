-- Writes scores of walker-days, who may be seen, and what is erased, at once. May come twice and in any order: a day's
-- score and a visibility are absolute and guarded by their positions, sums move by what a day changes.
-- KEYS: state, seen, keys, versions; then for each board the hash of its scores; then for each board that is written
--   the sorted set of its ranks, in the same order
-- ARGV: version; fill, its step ('' for writes that are no part of a fill); from, to; number of boards; then
--   for each board: '' where it is only read, else 'end first n sum*': the epoch second from which on it is no longer
--     kept, its n parts (boards from number first on), and for a day the boards that are sums of it, smaller ones first
--   then entries:
--   D walker board score slot position letter seenPosition   (a day's score, who may see the walker and since when;
--     letter '-' where nobody knows)
--   V walker letter position n board*                        (who may see the walker, the boards with scores of it)
-- from, to: the positions between which the view moves by this call; '-' for writes that are out of order.
-- Answers 1, or 0 where the fill is not the one that may write now.
local state, seenKey, keysKey, versionsKey = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local filling = ARGV[2] ~= ''
local now = tonumber(redis.call('TIME')[1])

if filling then
  local current = redis.call('HMGET', state, 'fill', 'step')
  if current[1] ~= ARGV[2] then
    return 0
  end
  if current[2] == ARGV[3] then
    return 1 -- a repeated delivery of the same call
  end
  if tonumber(current[2]) + 1 ~= tonumber(ARGV[3]) then
    return 0 -- Redis lost an earlier part of this fill
  end
  redis.call('HSET', state, 'step', ARGV[3], 'until', now + 15)
end
local complete = redis.call('HEXISTS', state, 'position') == 1

local count = tonumber(ARGV[6])
local boards = {}
local written = 4 + count
for i = 1, count do
  local board = {scores = KEYS[4 + i]}
  local line = ARGV[6 + i]
  if line ~= '' then
    local words = {}
    for word in string.gmatch(line, '%S+') do
      words[#words + 1] = tonumber(word)
    end
    written = written + 1
    board.ranks = KEYS[written]
    board.ending, board.first, board.parts = words[1], words[2], words[3]
    board.sums = {unpack(words, 4)}
  end
  boards[i] = board
end

local function member(walker, slot)
  return string.format('%09d', 999999999 - slot) .. ':' .. walker
end

local function standing(board, walker)
  local value = redis.call('HGET', board.scores, walker)
  if not value then
    return 0, 0, -1
  end
  local score, slot, position = string.match(value, '^(%d+) (%d+) ?(%d*)$')
  return tonumber(score), tonumber(slot), tonumber(position) or -1
end

-- Puts the walker where the score belongs, once; unsure: the walker may stand there without being listed any more.
local function place(board, walker, oldScore, oldSlot, score, slot, listed, unsure)
  local leaves = listed and (score == 0 or slot ~= oldSlot) or not listed and unsure
  if oldScore > 0 and leaves then
    redis.call('ZREM', board.ranks, member(walker, oldSlot))
  end
  if score > 0 and listed then
    redis.call('ZADD', board.ranks, score, member(walker, slot))
  end
  board.touched = true
end

-- Who is erased while Redis is not complete must not come back with what a fill still reads of it.
local function gone(walker)
  return not complete and redis.call('HEXISTS', state, 'gone:' .. walker) == 1
end

-- The newer of what Redis and the entry know; and whether that is news.
local function sight(walker, letter, position)
  local old = redis.call('HGET', seenKey, walker)
  local oldLetter, oldPosition = '-', -1
  if old then
    oldLetter, oldPosition = string.match(old, '^(%a) (%d+)$')
  end
  if letter == '-' or tonumber(position) <= tonumber(oldPosition) then
    return oldLetter, false
  end
  redis.call('HSET', seenKey, walker, letter .. ' ' .. position)
  return letter, letter ~= oldLetter
end

local function lastSlot(board, walker)
  local last = 0
  for part = board.first, board.first + board.parts - 1 do
    local score, slot = standing(boards[part], walker)
    if score > 0 and slot > last then
      last = slot
    end
  end
  return last
end

-- Moves of sums wait until all days of a walker are written that stand side by side in this call.
local moving, moves = nil, {}

local function flush()
  local numbers = {}
  for number in pairs(moves) do
    numbers[#numbers + 1] = number
  end
  table.sort(numbers)
  for _, number in ipairs(numbers) do
    local board, move = boards[number], moves[number]
    if now < board.ending then
      local oldScore, oldSlot = standing(board, moving)
      local score, slot = oldScore + move.difference, oldSlot
      if move.latest >= oldSlot then
        slot = move.latest
      elseif move.old[oldSlot] then
        slot = lastSlot(board, moving)
      end
      if score ~= oldScore or slot ~= oldSlot then
        if score > 0 then
          redis.call('HSET', board.scores, moving, string.format('%.0f %.0f', score, slot))
        else
          redis.call('HDEL', board.scores, moving)
        end
      end
      place(board, moving, oldScore, oldSlot, score, slot, move.listed, move.unsure)
    end
  end
  moving, moves = nil, {}
end

local function day(walker, number, score, slot, position, letter, seenPosition)
  local board = boards[tonumber(number)]
  if now >= board.ending or gone(walker) then
    return
  end
  local known, news = sight(walker, letter, seenPosition)
  local oldScore, oldSlot, oldPosition = standing(board, walker)
  score, slot = tonumber(score), tonumber(slot)
  if tonumber(position) > oldPosition then
    redis.call('HSET', board.scores, walker, string.format('%.0f %.0f %s', score, slot, position))
  elseif filling or news then
    score, slot = oldScore, oldSlot
  else
    return
  end
  place(board, walker, oldScore, oldSlot, score, slot, known == 'P', filling or news)
  if moving ~= walker then
    flush()
    moving = walker
  end
  for _, sum in ipairs(board.sums) do
    local move = moves[sum] or {difference = 0, latest = 0, old = {}}
    move.difference = move.difference + score - oldScore
    move.latest = math.max(move.latest, slot)
    move.old[oldSlot] = true
    move.listed = known == 'P'
    move.unsure = move.unsure or filling or news
    moves[sum] = move
  end
end

local function seen(walker, letter, position, numbers)
  if gone(walker) then
    return
  end
  local old = redis.call('HGET', seenKey, walker)
  if old and tonumber(position) <= tonumber(string.match(old, ' (%d+)$')) then
    return
  end
  redis.call('HSET', seenKey, walker, letter .. ' ' .. position)
  for _, number in ipairs(numbers) do
    local board = boards[number]
    local score, slot = standing(board, walker)
    if now < board.ending and score > 0 then
      place(board, walker, score, slot, score, slot, letter == 'P', true)
    end
    if letter == 'E' then
      redis.call('HDEL', board.scores, walker)
    end
  end
  if letter == 'E' then
    redis.call('HDEL', seenKey, walker)
    if not complete then
      redis.call('HSET', state, 'gone:' .. walker, 1)
    end
  end
end

-- The chain of positions: a call that begins after the last one ended shows that Redis lost something in between.
local function chain(from, to)
  local position = redis.call('HGET', state, 'position')
  if position and tonumber(position) >= tonumber(from) then
    if tonumber(position) < tonumber(to) then
      redis.call('HSET', state, 'position', to)
    end
    return
  end
  redis.call('HDEL', state, 'position')
  local pending = redis.call('HGET', state, 'pending_to')
  if not pending or tonumber(pending) < tonumber(from) then
    redis.call('HSET', state, 'pending_from', from, 'pending_to', to)
  elseif tonumber(pending) < tonumber(to) then
    redis.call('HSET', state, 'pending_to', to)
  end
end

local at = 7 + count
while at <= #ARGV do
  if ARGV[at] == 'D' then
    day(unpack(ARGV, at + 1, at + 7))
    at = at + 8
  else
    local numbers = {}
    local many = tonumber(ARGV[at + 4])
    for i = 1, many do
      numbers[i] = tonumber(ARGV[at + 4 + i])
    end
    seen(ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], numbers)
    at = at + 5 + many
  end
end
flush()

-- What a version consists of is kept beside it, so that nobody has to search for keys.
local names = {seenKey}
for _, board in ipairs(boards) do
  if board.touched then
    redis.call('EXPIREAT', board.scores, board.ending)
    redis.call('EXPIREAT', board.ranks, board.ending)
    names[#names + 1] = board.scores
    names[#names + 1] = board.ranks
  end
end
redis.call('SADD', keysKey, unpack(names))
redis.call('SADD', versionsKey, ARGV[1])
if ARGV[4] ~= '-' then
  chain(ARGV[4], ARGV[5])
end
return 1
