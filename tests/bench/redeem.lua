-- Each request: another member, a new Idempotency-Key in the order of time, as the mini program sends them.
local tokens = {}
local n = 0
local start = tostring(os.time())

function init(args)
  for line in io.lines(args[1]) do tokens[#tokens + 1] = line end
  body = args[2]
  start = args[3] .. start
end

function request()
  n = n + 1
  return wrk.format('POST', '/api/mall/orders', {
    ['content-type'] = 'application/json',
    ['authorization'] = 'Bearer ' .. tokens[n % #tokens + 1],
    ['idempotency-key'] = start .. string.format('%09d', n),
  }, body)
end

local refused = 0
function response(status) if status >= 400 then refused = refused + 1 end end
