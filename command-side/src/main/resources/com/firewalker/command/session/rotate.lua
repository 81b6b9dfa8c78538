-- Compares a presented refresh token with the family's record and rotates it, in one step.
-- KEYS[1] record, KEYS[2] sealed successor (same hash slot)
-- ARGV: presented generation, presented hash, next hash, sealed next token, now (ms), seconds to live,
--       generation known to MySQL, grace (ms)
local record = redis.call('GET', KEYS[1])
if not record then return {'missing'} end
if record == 'revoked' then return {'revoked'} end
local generation, current, previous, rotated_at = string.match(record, '^(%d+):([%w_-]+):([%w_-]*):(%d+)$')
if not generation then return {'missing'} end
generation = tonumber(generation)
local presented = tonumber(ARGV[1])
if generation < tonumber(ARGV[7]) then return {'behind'} end
if presented == generation then
  if ARGV[2] ~= current then return {'wrong'} end
  local next_record = string.format('%d:%s:%s:%s', generation + 1, ARGV[3], current, ARGV[5])
  redis.call('SET', KEYS[1], next_record, 'EX', ARGV[6])
  redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[8])
  return {'rotated', generation + 1}
end
if presented > generation then return {'wrong'} end
if presented == generation - 1 then
  if ARGV[2] ~= previous then return {'wrong'} end
  if tonumber(ARGV[5]) - tonumber(rotated_at) < tonumber(ARGV[8]) then
    local sealed = redis.call('GET', KEYS[2])
    if sealed then return {'grace', generation, sealed} end
    return {'missing'}
  end
end
return {'reused'}
