# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Starts replay.py on a free port with several settings and checks what it answers."""
import base64
import gzip
import html
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

ENTRY = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'replay.py')
results = {'passed': 0, 'failed': 0}


def check(what, ok):
    results['passed' if ok else 'failed'] += 1
    if not ok:
        print('failed: ' + what)


class Replay:
    def __init__(self, *options):
        self.p = subprocess.Popen([sys.executable, ENTRY, *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.base = 'http://127.0.0.1:' + self.p.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.p.terminate()
        self.p.wait()

    def get(self, path, data=None, **headers):
        r = urllib.request.Request(self.base + path, data=data, headers={k.replace('_', '-'): v for k, v in headers.items()})
        try:
            with urllib.request.urlopen(r, timeout=10) as f:
                return f.status, f.headers, f.read()
        except urllib.error.HTTPError as e:
            return e.code, e.headers, e.read()

    def json(self, path, **headers):
        return json.loads(self.get(path, **headers)[2])


def real(r):
    s = r.json('/__stats')['served']
    check('stories', s['stories'] >= 100 and s['with 10 comments'] >= 100)
    check('large threads', s['with 50'] >= 50 and s['nested'] >= 55 and s['with article'] >= 40)
    ids = r.json('/v0/topstories.json')
    check('top stories', len(ids) >= 100 and len(set(ids)) == len(ids))
    now, items = time.time(), [r.json('/v0/item/%d.json' % i) for i in ids]
    ages = [(now - i['time']) / 86400 for i in items]
    check('ages', min(ages) < 0.05 and 10 < max(ages) < 15 and all(a > 0 for a in ages))
    news = r.json('/v0/newstories.json')
    times = [r.json('/v0/item/%d.json' % i)['time'] for i in news[:40]]
    check('new stories in order', times == sorted(times, reverse=True))
    big = max(items, key=lambda i: i.get('descendants', 0))
    tree = r.json('/api/v1/items/%d' % big['id'])
    flat = []

    def walk(n):
        flat.append(n)
        for c in n['children']:
            walk(c)
    walk(tree)
    check('tree', len(flat) > 50 and all(n['created_at_i'] <= now for n in flat))
    check('children by id', all([c['id'] for c in n['children']] == sorted(c['id'] for c in n['children']) for n in flat))
    hits = r.json('/api/v1/search_by_date?tags=story&numericFilters=created_at_i%%3E%d&hitsPerPage=50' % (now - 86400))
    check('search by date', 3 <= hits['nbHits'] <= 40 and all(h['created_at_i'] > now - 86400 for h in hits['hits']))
    linked = [(i, r.get(i['url'][len(r.base):])) for i in items if i.get('url')]
    fitting = [(i, body) for i, (code, _, body) in linked if code == 200]
    check('fitting pages', len(fitting) >= 40 and all(html.escape(i['title']).encode() in b and b'og:image' in b for i, b in fitting))
    check('no foreign page', all(code in (200, 404) for _, (code, _, _) in linked) and len(fitting) < len(linked))
    page = fitting[0][0]
    code, h, body = r.get('/image/hn-%d.png' % page['id'])
    check('picture', code == 200 and body[:4] == b'\x89PNG' and h['Content-Type'] == 'image/png')
    check('same picture', body == r.get('/image/hn-%d.png' % page['id'])[2])
    for name in ('huge-size.png', 'truncated.png', 'html.png', 'wrong-type', 'script.svg', 'big.png'):
        check('hostile ' + name, r.get('/image/hostile/' + name)[0] == 200)
    code, h, body = r.get('/api/v1/items/%d' % big['id'], Accept_Encoding='gzip')
    check('gzip', h['Content-Encoding'] == 'gzip' and json.loads(gzip.decompress(body))['id'] == big['id'])
    etag = r.get('/r/LocalLLaMA/new.json')[1]['ETag']
    check('not modified', r.get('/r/LocalLLaMA/new.json', If_None_Match=etag)[0] == 304)
    check('no ETag of Firebase', r.get('/v0/maxitem.json')[1]['ETag'] is None)
    check('null item', r.json('/v0/item/1999999999.json') is None)
    check('Atom', b'<feed' in r.get('/r/LocalLLaMA/.rss')[2])
    with ThreadPoolExecutor(64) as pool:
        t = time.time()
        got = list(pool.map(lambda i: r.get('/v0/item/%d.json' % i)[0], (ids * 10)[:1000]))
        print('1,000 items by 64 clients: %.0f requests/s' % (1000 / (time.time() - t)))
    check('many clients', got == [200] * 1000)
    st = r.json('/__stats')
    check('statistics', st['path /v0/item'] > 1000 and st['again within 60 s /v0/item'] > 100 and st['agents'])


def growing(r):
    n0 = r.json('/__clock')['stories']
    before = r.json('/__stats')['served']['comments']
    r.json('/__advance?seconds=300')
    mid = r.json('/__stats')['served']
    up = r.json('/v0/updates.json')['items']
    r.json('/__advance?seconds=900')
    end = r.json('/__stats')['served']
    check('stories appear', 0 < n0 < mid['stories'] <= end['stories'])
    check('comments appear', before < mid['comments'] < end['comments'])
    check('updates tell', len(up) > 0)
    check('some are deleted', r.json('/__clock')['deleted'] > 20)
    ids = r.json('/v0/topstories.json')
    it = r.json('/v0/item/%d.json' % ids[0])
    kid = it['kids'][0]
    r.json('/__delete?id=hn-%d' % kid)
    x = r.json('/v0/item/%d.json' % kid)
    check('deleted on demand', x.get('deleted') is True and 'text' not in x)
    tree = r.json('/api/v1/items/%d' % ids[0])
    check('absent in the tree', not any(c['id'] == kid and c['text'] for c in tree['children']))


def failing(r):
    check('fail-paths', r.get('/api/v1/search?query=x')[0] in (500, 503))
    check('others answer', r.get('/v0/maxitem.json')[0] == 200)


def reddit(r):
    check('blocked without token', r.get('/r/LocalLLaMA/hot.json')[0] == 403)
    basic = 'Basic ' + base64.b64encode(b'me:secret').decode()
    check('token needs a client', r.get('/api/v1/access_token', data=b'grant_type=client_credentials')[0] == 401)
    t = json.loads(r.get('/api/v1/access_token', data=b'grant_type=client_credentials', Authorization=basic)[2])
    auth = 'Bearer ' + t['access_token']
    l = json.loads(r.get('/r/LocalLLaMA/hot.json?limit=100', Authorization=auth)[2])
    check('listing with token', len(l['data']['children']) == 100)
    codes = [r.get('/r/LocalLLaMA/hot.json', Authorization=auth)[0] for _ in range(12)]
    check('limit', 429 in codes and codes[0] == 200)
    check('Atom once', r.get('/r/LocalLLaMA/.rss')[0] == 200 and r.get('/r/LocalLLaMA/.rss')[0] == 429)


def main(data):
    for check_all, options in (
            (real, ['--preset', 'real']),
            (growing, ['--preset', 'real', '--grow', '1000', '--delete-rate', '0.05']),
            (failing, ['--preset', 'real', '--fail-paths', '^/api/v1', '--errors', '500,503']),
            (reddit, ['--reddit-auth', '--reddit-limit', '8', '--atom-interval', '5', '--reddit-more', '20'])):
        with Replay('--data', data, *options) as r:
            try:
                check_all(r)
            except Exception as e:
                check('%s: %r' % (check_all.__name__, e), False)
    print('%(passed)d passed, %(failed)d failed' % results)
    return 1 if results['failed'] else 0
