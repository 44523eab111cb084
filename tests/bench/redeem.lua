-- Each request: another member, a new Idempotency-Key in the order of time, as the mini program sends them.
-- All but the key is written once: what the load costs is taken from the server beside it.
local heads = {}
local n = 0

function init(args)
  for token in io.lines(args[1]) do
    local headers = {
      ['content-type'] = 'application/json',
      ['authorization'] = 'Bearer ' .. token,
      ['idempotency-key'] = '@',
    }
    local whole = wrk.format('POST', '/api/mall/orders', headers, args[2])
    local head, rest = whole:match('^(.-: )@(.*)$')
    heads[#heads + 1] = { head .. args[3] .. os.time(), rest }
  end
end

function request()
  n = n + 1
  local around = heads[n % #heads + 1]
  return around[1] .. string.format('%09d', n) .. around[2]
end
