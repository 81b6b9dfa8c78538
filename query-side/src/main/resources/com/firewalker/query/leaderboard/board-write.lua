-- Writes scores of walker-days, who may be seen, and what is erased, at once.
-- A day's score is absolute and guarded by its position; week and month move by the difference.
-- KEYS[1] = {boards}:live, so that all keys share a slot
-- ARGV: version, from, to, then entries:
--   D walker epochDay score slot position dayEnd week weekDays weekEnd month monthDays monthEnd
--     (ends: the epoch seconds from which on the board is no longer kept; a day's is never before its week's or month's)
--   V walker letter position n period*      (who may see the walker; the periods in which the walker has scores)
-- from, to: the positions between which the view moves by this call; from '-' while Redis is being filled again.
local base = '{boards}:v' .. ARGV[1] .. ':'
local state = base .. 'state'
local now = tonumber(redis.call('TIME')[1])
local ends = {}

local function number(text)
  return text and tonumber(text) or 0
end

local function member(walker, slot)
  return string.format('%09d', 999999999 - slot) .. ':' .. walker
end

local function standing(period, walker)
  local value = redis.call('HGET', base .. 's:' .. period, walker)
  if not value then
    return 0, 0, 0
  end
  local score, slot, position = string.match(value, '^(%d+) (%d+) ?(%d*)$')
  return tonumber(score), tonumber(slot), number(position ~= '' and position or nil)
end

local function place(period, walker, oldScore, oldSlot, score, slot)
  local board = base .. 'z:' .. period
  if oldScore > 0 and (score == 0 or slot ~= oldSlot) then
    redis.call('ZREM', board, member(walker, oldSlot))
  end
  if score > 0 then
    redis.call('ZADD', board, score, member(walker, slot))
  end
end

local function keep(period, walker, score, slot)
  if score > 0 then
    redis.call('HSET', base .. 's:' .. period, walker, string.format('%.0f %.0f', score, slot))
  else
    redis.call('HDEL', base .. 's:' .. period, walker)
  end
end

local function lastSlot(walker, first, days)
  local last = 0
  for day = first, first + days - 1 do
    local score, slot = standing('d:' .. day, walker)
    if score > 0 and slot > last then
      last = slot
    end
  end
  return last
end

local function move(period, first, days, ending, walker, difference, oldDaySlot, daySlot, listed)
  if now >= tonumber(ending) then
    return
  end
  ends[period] = ending
  local oldScore, oldSlot = standing(period, walker)
  local score = oldScore + difference
  local slot = oldSlot
  if daySlot >= oldSlot then
    slot = daySlot
  elseif oldDaySlot == oldSlot then
    slot = lastSlot(walker, first, days)
  end
  keep(period, walker, score, slot)
  if listed then
    place(period, walker, oldScore, oldSlot, score, slot)
  end
end

local function day(walker, epochDay, score, slot, position, ending, week, weekDays, weekEnd, month, monthDays, monthEnd)
  if now >= tonumber(ending) then
    return
  end
  local period = 'd:' .. epochDay
  ends[period] = ending
  local oldScore, oldSlot, oldPosition = standing(period, walker)
  if number(position) <= oldPosition then
    return
  end
  redis.call('HSET', base .. 's:' .. period, walker, score .. ' ' .. slot .. ' ' .. position)
  score, slot = tonumber(score), tonumber(slot)
  local listed = string.sub(redis.call('HGET', base .. 'seen', walker) or '', 1, 1) == 'P'
  if listed then
    place(period, walker, oldScore, oldSlot, score, slot)
  end
  move('w:' .. week, tonumber(week), tonumber(weekDays), weekEnd, walker, score - oldScore, oldSlot, slot, listed)
  move('m:' .. month, tonumber(month), tonumber(monthDays), monthEnd, walker, score - oldScore, oldSlot, slot, listed)
end

local function seen(walker, letter, position, periods)
  local old = redis.call('HGET', base .. 'seen', walker)
  local oldPosition = old and number(string.match(old, ' (%d+)$')) or -1
  if number(position) <= oldPosition then
    return
  end
  redis.call('HSET', base .. 'seen', walker, letter .. ' ' .. position)
  for _, period in ipairs(periods) do
    local score, slot = standing(period, walker)
    if score > 0 then
      if letter == 'P' then
        redis.call('ZADD', base .. 'z:' .. period, score, member(walker, slot))
        local left = redis.call('PTTL', base .. 's:' .. period)
        if left > 0 then
          redis.call('PEXPIRE', base .. 'z:' .. period, left)
        end
      else
        redis.call('ZREM', base .. 'z:' .. period, member(walker, slot))
      end
    end
    if letter == 'E' then
      redis.call('HDEL', base .. 's:' .. period, walker)
    end
  end
  if letter == 'E' then
    redis.call('HDEL', base .. 'seen', walker)
  end
end

-- The chain of positions: a call that begins after the last one ended shows that Redis lost something in between.
local function chain(from, to)
  local position = redis.call('HGET', state, 'position')
  if position and tonumber(position) >= number(from) then
    if tonumber(position) < number(to) then
      redis.call('HSET', state, 'position', to)
    end
    return
  end
  redis.call('HDEL', state, 'position')
  local pending = redis.call('HGET', state, 'pending_to')
  if not pending or tonumber(pending) < number(from) then
    redis.call('HSET', state, 'pending_from', from, 'pending_to', to)
  elseif tonumber(pending) < number(to) then
    redis.call('HSET', state, 'pending_to', to)
  end
end

local at = 4
while at <= #ARGV do
  if ARGV[at] == 'D' then
    day(unpack(ARGV, at + 1, at + 12))
    at = at + 13
  else
    local periods = {}
    local count = tonumber(ARGV[at + 4])
    for i = 1, count do
      periods[i] = ARGV[at + 4 + i]
    end
    seen(ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], periods)
    at = at + 5 + count
  end
end
for period, ending in pairs(ends) do
  redis.call('EXPIREAT', base .. 's:' .. period, ending)
  redis.call('EXPIREAT', base .. 'z:' .. period, ending)
end
if ARGV[2] ~= '-' then
  chain(ARGV[2], ARGV[3])
end
return 'OK'
