-- Generic cell rate algorithm: one number per key, the time at which the bucket will be full again.
-- KEYS[1] bucket; ARGV: now, burst, milliseconds per token, tokens wanted (negative gives back)
-- Answers {allowed, left, milliseconds until one token, milliseconds until full}.
local now, burst, pace, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local full_at = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local wanted = math.max(full_at + cost * pace, now)
local allowed = wanted - now <= burst * pace
if allowed then
  full_at = wanted
  if full_at > now then
    redis.call('SET', KEYS[1], full_at, 'PX', math.ceil(full_at - now))
  else
    redis.call('DEL', KEYS[1])
  end
end
local left = math.floor((burst * pace - (full_at - now)) / pace)
local wait = 0
if left < 1 then
  wait = math.ceil(full_at - now - (burst - 1) * pace)
end
return {allowed and 1 or 0, left, wait, math.ceil(full_at - now)}
