// The payment webhook in Node, as a baseline for the benchmark: the same signature, role and body checks, the same insert over verified TLS, under the same Runtime
// API. It calls AWS by bare fetch instead of the AWS SDK, which spares it that start-up time.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';

const env = process.env;
const runtime = `http://${env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;
const roleLifetimeMs = 2000;
const toleranceSeconds = 300;

const aws = async (service, target, type, input) => {
  const response = await fetch(env.AWS_ENDPOINT_URL, {
    method: 'POST',
    headers: {
      'Content-Type': type,
      'X-Amz-Target': target,
      Authorization: `AWS4-HMAC-SHA256 Credential=${env.AWS_ACCESS_KEY_ID}/20260101/${env.AWS_REGION}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(`${target} was answered with ${response.status}`);
  return response.json();
};
const secret = async (name) => JSON.parse((await aws('secretsmanager', 'secretsmanager.GetSecretValue', 'application/x-amz-json-1.1', { SecretId: name })).SecretString);

let key;
let role;
let client;

const currentRole = async () => {
  if (!role || Date.now() - role.readAt > roleLifetimeMs) {
    const answer = await aws('dynamodb', 'DynamoDB_20120810.GetItem', 'application/x-amz-json-1.0', {
      TableName: env.DR_CONTROL_TABLE,
      Key: { id: { S: 'role' } },
      ConsistentRead: true,
    });
    role = { region: answer.Item.active_region.S, epoch: answer.Item.epoch.N, readAt: Date.now() };
  }
  return role;
};

const database = async () => {
  if (!client) {
    const credentials = await secret(env.DR_DATABASE_SECRET);
    client = new pg.Client({
      host: env.DR_DATABASE_WRITER_HOST,
      port: Number(env.DR_DATABASE_PORT),
      database: env.DR_DATABASE_NAME,
      user: credentials.username,
      password: credentials.password,
      ssl: { ca: readFileSync(env.DR_DATABASE_CA_FILE, 'utf8'), servername: env.DR_DATABASE_WRITER_HOST },
    });
    await client.connect();
  }
  return client;
};

const answer = (status, body) => ({ statusCode: status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), isBase64Encoded: false });

const signatureFits = async (header, body) => {
  const parts = /^t=(\d{1,11}),v1=([0-9a-f]{64})$/.exec(header ?? '');
  if (!parts || Math.abs(Date.now() / 1000 - Number(parts[1])) > toleranceSeconds) return false;
  key ??= (await secret(env.DR_WEBHOOK_SECRET)).key;
  return timingSafeEqual(createHmac('sha256', key).update(`${parts[1]}.`).update(body).digest(), Buffer.from(parts[2], 'hex'));
};

const isOrder = (order) =>
  /^[A-Za-z0-9._:-]{1,128}$/.test(order?.idempotency_key) && Number.isSafeInteger(order.amount_minor) && order.amount_minor > 0 && /^[A-Z]{3}$/.test(order.currency)
  && typeof order.reference === 'string' && !Number.isNaN(Date.parse(order.occurred_at));

const insert = `INSERT INTO payments (id, idempotency_key, amount_minor, currency, reference, occurred_at, accepted_at, region, epoch)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (idempotency_key) DO NOTHING`;

const handle = async (event) => {
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (!(await signatureFits(event.headers['X-Signature'], body))) return answer(401, { error: { code: 'signature_invalid' } });
  const order = JSON.parse(body.toString());
  if (!isOrder(order)) return answer(422, { error: { code: 'invalid_payment' } });
  const { region, epoch } = await currentRole();
  if (region !== env.AWS_REGION) return answer(503, { error: { code: 'standby' } });
  const id = randomUUID();
  const acceptedAt = new Date().toISOString();
  const connection = await database();
  const { rowCount } = await connection.query({
    name: 'insert',
    text: insert,
    values: [id, order.idempotency_key, order.amount_minor, order.currency, order.reference, order.occurred_at, acceptedAt, region, epoch],
  });
  if (rowCount === 0) return answer(409, { error: { code: 'repeated' } });
  console.log(JSON.stringify({ level: 'info', message: 'payment accepted', payment_id: id }));
  return answer(201, { id, status: 'accepted', ...order, accepted_at: acceptedAt, epoch: Number(epoch) });
};

// As the function that it is compared with: secrets, role and connection before the first event.
await Promise.all([currentRole(), database(), secret(env.DR_WEBHOOK_SECRET).then((read) => (key = read.key))]);
for (;;) {
  const next = await fetch(`${runtime}/next`);
  const id = next.headers.get('lambda-runtime-aws-request-id');
  const result = await handle(await next.json());
  await fetch(`${runtime}/${id}/response`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(result) });
}
