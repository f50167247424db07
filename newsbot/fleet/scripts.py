"""What Redis does in one step each: Lua, run where the data is.

Keys, all below one prefix. Requests by id: `requests` (hash: JSON), `scores`, `hosts`, `leases` (hash: the worker that
has it); `queue:HOST` (sorted set of ids, the lowest score goes first). Hosts: `next` (sorted set: from when on each may
be asked), `delays` (hash: milliseconds), `owners` (hash: the worker whose it is), `leased`, `done` (hashes: counts),
`budgets` (hash: requests that may still be made). Workers: `workers` (set), `worker:NAME` (there while it lives).
Sources: `rounds` (hash: how often the listings were begun), `firsts` (hash: articles that the first round found).
Shared: `seen`, `left` (sets: what was queued, what a first round did not take), `validators`, `sites` (hashes), `out`
(the stream of records). Times are milliseconds since 1970, by the clock of Redis.
"""

_HEAD = """
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local p = KEYS[1]
local function forget(id)  -- a request that is leased
  redis.call('HINCRBY', p .. 'leased', redis.call('HGET', p .. 'hosts', id), -1)
  for _, name in ipairs({'leases', 'requests', 'scores', 'hosts'}) do redis.call('HDEL', p .. name, id) end
end
local function delay(host, usual)
  return tonumber(redis.call('HGET', p .. 'delays', host) or usual)
end
local function has_budget(host)
  return tonumber(redis.call('HGET', p .. 'budgets', host) or '1') > 0
end
"""

PUSH = (
    _HEAD
    + """
-- id, host, score, request, what marks it as seen ('' for none), lease that it takes the place of ('' for none),
-- worker, what marks it as seen again ('' for never), source, of what it is taken: a first round's most, 'new', 'all'
local id, host, score, request, seen, old, worker, again, source, most = unpack(ARGV)
if old ~= '' then
  if redis.call('HGET', p .. 'leases', old) ~= worker then return 0 end
  forget(old)
end
if seen ~= '' and redis.call('SISMEMBER', p .. 'seen', seen) == 1 then
  if again == '' or redis.call('SADD', p .. 'seen', again) == 0 then return 0 end
elseif seen ~= '' then
  if most == 'all' then
    redis.call('SREM', p .. 'left', seen)
  elseif redis.call('SISMEMBER', p .. 'left', seen) == 1 then
    return 0
  elseif most ~= 'new' and redis.call('HINCRBY', p .. 'firsts', source, 1) > tonumber(most) then
    redis.call('SADD', p .. 'left', seen)
    return 0
  end
  redis.call('SADD', p .. 'seen', seen)
  if again ~= '' then redis.call('SADD', p .. 'seen', again) end
end
redis.call('HSET', p .. 'requests', id, request)
redis.call('HSET', p .. 'scores', id, score)
redis.call('HSET', p .. 'hosts', id, host)
redis.call('ZADD', p .. 'queue:' .. host, score, id)
redis.call('ZADD', p .. 'next', 'NX', now, host)
return 1
"""
)
"""Queues a request; 0 where it was seen before, or is more than a first round takes."""

POP = (
    _HEAD
    + """
-- worker, most requests of a host at once, delay in milliseconds of a host that names none
local worker, window, usual = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local owned = 0
for _, owner in ipairs(redis.call('HVALS', p .. 'owners')) do
  if owner == worker then owned = owned + 1 end
end
local workers = math.max(1, redis.call('SCARD', p .. 'workers'))
local share = math.ceil(redis.call('ZCARD', p .. 'next') / workers)
for _, host in ipairs(redis.call('ZRANGEBYSCORE', p .. 'next', '-inf', now)) do
  local owner = redis.call('HGET', p .. 'owners', host)
  local leased = tonumber(redis.call('HGET', p .. 'leased', host) or '0')
  if not has_budget(host) then
    if leased == 0 and owner == worker then redis.call('HDEL', p .. 'owners', host) end
  elseif (owner == worker or (not owner and owned < share)) and leased < window then
    local first = redis.call('ZPOPMIN', p .. 'queue:' .. host)
    if first[1] then
      redis.call('HSET', p .. 'owners', host, worker)
      redis.call('HSET', p .. 'leases', first[1], worker)
      redis.call('HINCRBY', p .. 'leased', host, 1)
      if redis.call('HEXISTS', p .. 'budgets', host) == 1 then redis.call('HINCRBY', p .. 'budgets', host, -1) end
      redis.call('ZADD', p .. 'next', now + delay(host, usual), host)
      return {first[1], redis.call('HGET', p .. 'requests', first[1])}
    elseif leased == 0 and owner == worker then
      redis.call('HDEL', p .. 'owners', host)
      redis.call('ZADD', p .. 'next', now + delay(host, usual), host)
    end
  end
end
return false
"""
)
"""Leases the next request of a host that is this worker's, or nobody's; false where there is none now."""

HAS_WORK = (
    _HEAD
    + """
if redis.call('HLEN', p .. 'leases') > 0 then return 1 end
for _, host in ipairs(redis.call('ZRANGE', p .. 'next', 0, -1)) do
  if has_budget(host) and redis.call('ZCARD', p .. 'queue:' .. host) > 0 then return 1 end
end
return 0
"""
)
"""Tells whether a request is leased, or waits for a host whose budget is not used up."""

FINISH = (
    _HEAD
    + """
-- worker, id, site ('' for none), template, then the fields of the record (none: there is no record)
local worker, id, site, template = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if redis.call('HGET', p .. 'leases', id) ~= worker then return 0 end
local host = redis.call('HGET', p .. 'hosts', id)
forget(id)
redis.call('HINCRBY', p .. 'done', host, 1)
if site ~= '' then redis.call('HSET', p .. 'sites', site, template) end
if #ARGV > 4 then redis.call('XADD', p .. 'out', '*', unpack(ARGV, 5)) end
return 1
"""
)
"""Commits what became of a leased request; 0 where the lease is not this worker's any more."""

LEAVE = (
    _HEAD
    + """
-- the worker that leaves, or is dead
local worker = ARGV[1]
local leases = redis.call('HGETALL', p .. 'leases')
for n = 1, #leases, 2 do
  if leases[n + 1] == worker then
    local id = leases[n]
    local host = redis.call('HGET', p .. 'hosts', id)
    redis.call('HDEL', p .. 'leases', id)
    redis.call('HINCRBY', p .. 'leased', host, -1)
    redis.call('ZADD', p .. 'queue:' .. host, redis.call('HGET', p .. 'scores', id), id)
  end
end
local owners = redis.call('HGETALL', p .. 'owners')
for n = 1, #owners, 2 do
  if owners[n + 1] == worker then
    local host = owners[n]
    redis.call('HDEL', p .. 'owners', host)
    local before = tonumber(redis.call('ZSCORE', p .. 'next', host))
    redis.call('ZADD', p .. 'next', math.max(now + delay(host, ARGV[2]), before), host)
  end
end
redis.call('SREM', p .. 'workers', worker)
redis.call('DEL', p .. 'worker:' .. worker)
return 1
"""
)
"""Gives back what a worker held: requests to their queues, hosts to whoever comes, after their delay."""
