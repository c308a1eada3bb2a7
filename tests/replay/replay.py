#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Replay server: serves the collected threads on loopback in the shape of the real services.

  Firebase form   /v0/{top,new,best,ask,show,job}stories.json  /v0/item/<id>.json  /v0/maxitem.json
                  /v0/updates.json  /v0/user/<name>.json        (?print=pretty works)
  Algolia form    /api/v1/items/<id>  /api/v1/search?...  /api/v1/search_by_date?...  /api/v1/users/<name>
  Reddit form     /r/<sub>/{hot,new,top,best,rising}.json  /r/<sub>.json  /r/<sub>/.rss
                  /comments/<id>.json  /r/<sub>/comments/<id>[/<slug>[/]].json  /api/morechildren
                  /api/v1/access_token (POST)  /api/info?id=
  articles        /article/<n>.html  /article/index.json (real pages, any topic)
                  /story/<id>.html (pages that fit their story)  /image/<name>.png  /image/hostile/<name>
                  /page/<name>.html (of <data>/pages, if there are any)
  control         /__stats[?reset=1]  /__clock  /__advance?seconds=N  /__delete?id=hn-ID|reddit-ID  /__quit

Python 3.8+, standard library only. The first line on stdout is the port number, alone.
Everything is served from --data (see the README there); nothing leaves the loopback interface.
"""
import argparse, collections, glob, gzip, hashlib, html, html.parser, json, os, random, re, socket
import sys, threading, time, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit, parse_qs, unquote, quote

from replaylib import pages
from replaylib.world import World

AI = re.compile(r"\b(a\.?i\.?|gen-?ai|agi|llms?|llama\d*|gpt[-\w.]*|chatgpt|openai|anthropic|claude|gemini|gemma|mistral|mixtral|"
                r"qwen[\w.]*|deepseek[\w.-]*|copilot|machine learning|deep learning|neural|transformers?|language models?|"
                r"hugging ?face|gguf|rag|agentic|agents?|chatbots?|fine-?tun\w*|generative|ollama)\b", re.I)


def jlines(path):
    op = gzip.open if path.endswith('.gz') else open
    with op(path, 'rt', encoding='utf-8') as f:
        for line in f:
            if line.strip():
                yield json.loads(line)


def iso(t):
    return datetime.datetime.fromtimestamp(int(t), datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


# ---------------------------------------------------------------- Reddit HTML -> the HTML subset of HN comments
class ToHN(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.pre, self.first, self.quote, self.href = [], 0, True, 0, None

    def para(self):
        if not self.first:
            self.out.append('<p>')
        self.first = False
        if self.quote:
            self.out.append('&gt; ')

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag in ('p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'):
            self.para()
        elif tag == 'li':
            self.para()
            self.out.append('- ')
            self.first = True
        elif tag == 'blockquote':
            self.quote += 1
        elif tag in ('em', 'strong', 'i', 'b'):
            self.out.append('<i>')
        elif tag == 'a':
            self.out.append('<a href="%s" rel="nofollow">' % self.esc(a.get('href') or ''))
        elif tag == 'pre':
            self.out.append('<p><pre><code>')
            self.pre += 1
            self.first = False
        elif tag == 'br':
            self.out.append('\n')

    def handle_endtag(self, tag):
        if tag in ('em', 'strong', 'i', 'b'):
            self.out.append('</i>')
        elif tag == 'a':
            self.out.append('</a>')
        elif tag == 'pre' and self.pre:
            self.out.append('</code></pre>')
            self.pre -= 1
        elif tag == 'blockquote' and self.quote:
            self.quote -= 1

    @staticmethod
    def esc(s):
        return (s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')
                .replace("'", '&#x27;').replace('/', '&#x2F;'))

    def handle_data(self, d):
        if not self.pre and not d.strip():
            return
        self.out.append(self.esc(d))


def hn_html(body_html):
    p = ToHN()
    p.feed(html.unescape(body_html or '') if (body_html or '').lstrip().startswith('&lt;') else (body_html or ''))
    p.close()
    return ''.join(p.out).strip()


# ---------------------------------------------------------------- data
class Store:
    def __init__(self, a):
        self.a = a
        self.items, self.src, self.root = {}, {}, {}
        self.reddit, self.order, self.more = {}, [], {}
        self.articles, self.toks = [], {}
        self.base = ''
        self.pages = {}
        self.world = World(a)
        self.front = set()
        self.load_hn()
        self.load_reddit()
        self.load_articles()
        if a.hn_from_reddit:
            self.hn_from_reddit(a.hn_from_reddit)
        self.index()
        self.place()

    def load_hn(self):
        want = set(self.a.sources.split(',')) if self.a.sources else None
        for f in sorted(glob.glob(os.path.join(self.a.data, 'hn', 'items', '*.jsonl'))):
            name = os.path.basename(f)[:-6]
            if want is not None and name not in want:
                continue
            if self.a.only_threads and name.endswith('_no_comments'):
                continue
            for it in jlines(f):
                if it['id'] in self.items and len(it.get('kids', ())) <= len(self.items[it['id']].get('kids', ())):
                    continue
                self.items[it['id']] = it
                self.src[it['id']] = name

    def load_reddit(self):
        for f in sorted(glob.glob(os.path.join(self.a.data, 'reddit', '*', 'threads*.jsonl.gz'))):
            for t in jlines(f):
                self.reddit[t['id']] = t['json']
                self.order.append(t['id'])

        self.linked = {}
        for f in glob.glob(os.path.join(self.a.data, 'reddit', 'converted', 'linked_article_texts*.jsonl.gz')):
            for d in jlines(f):
                self.linked[d['id']] = d

    def load_articles(self):
        fs = sorted(glob.glob(os.path.join(self.a.data, 'articles', 'scrapinghub', 'html', '*.html.gz')))
        fs += sorted(glob.glob(os.path.join(self.a.data, 'articles', 'readability', '*', 'source.html')))
        fs += sorted(glob.glob(os.path.join(self.a.data, 'articles', 'trafilatura', 'html', '*.html.gz')))
        self.articles = fs

    def article(self, n):
        p = self.articles[n]
        with (gzip.open(p, 'rb') if p.endswith('.gz') else open(p, 'rb')) as f:
            return f.read()

    def fitting(self, rid):
        """(article body as HTML or '', title) of a Reddit thread: its linked article, or its own long post."""
        p = self.reddit[rid][0]['data']['children'][0]['data']
        d = self.linked.get(rid)
        text = next((d[k] for k in ('text', 'article_text', 'body', 'article') if d.get(k)), '') if d else ''
        if len(text) >= 500:
            return pages.paragraphs(text), p['title']
        if p.get('is_self') and len(p.get('selftext') or '') >= 500:
            h = p.get('selftext_html') or ''
            return (html.unescape(h) if h.startswith('&lt;') else h) or pages.paragraphs(p['selftext']), p['title']
        return '', p['title']

    # Reddit threads (real text, real nesting) presented as HN items. NOT real HN data: ids are made up.
    def hn_from_reddit(self, n):
        ids = [i for i in self.order if self.reddit[i][1]['data']['children']]
        if self.a.coherent:          # large threads first, and more so where an article fits
            top = lambda i: sum(c['kind'] == 't1' for c in self.reddit[i][1]['data']['children'])
            ids.sort(key=lambda i: (top(i) < max(10, self.a.min_kids),
                                    -len(json.dumps(self.reddit[i][1])) * (12 if self.fitting(i)[0] else 1)))
        else:
            ids.sort(key=lambda i: -len(json.dumps(self.reddit[i][1])))
        ids = ids[:n]
        sid, cid = 950000000, 951000000
        for rid in ids:
            j = self.reddit[rid]
            p = j[0]['data']['children'][0]['data']
            sid += 1
            it = {'by': p.get('author') or 'unknown', 'descendants': 0, 'id': sid, 'kids': [], 'score': p.get('score') or 1,
                  'time': int(p['created_utc']), 'title': p['title'], 'type': 'story'}
            body = self.fitting(rid)[0] if self.a.coherent else ''
            if body:
                self.pages['hn-%d' % sid] = (it['title'], p.get('author') or 'unknown', body)
                it['url'] = '/story/hn-%d.html' % sid
            elif p.get('is_self'):
                it['text'] = hn_html(p.get('selftext_html') or '') or html.escape(p.get('selftext') or '')
            else:
                it['url'] = p['url']
            self.items[sid] = it
            self.src[sid] = 'reddit-as-hn'
            todo = [(c, it) for c in j[1]['data']['children']]
            k = 0
            while k < len(todo):
                c, par = todo[k]
                k += 1
                if c['kind'] != 't1':
                    continue
                d = c['data']
                cid += 1
                x = {'by': d.get('author'), 'id': cid, 'parent': par['id'],
                     'text': hn_html(d.get('body_html')) or html.escape(d.get('body') or ''),
                     'time': int(d['created_utc']), 'type': 'comment'}
                if d.get('body') in ('[deleted]', '[removed]'):
                    x = {'deleted': True, 'id': cid, 'parent': par['id'], 'time': int(d['created_utc']), 'type': 'comment'}
                par.setdefault('kids', []).append(cid)
                self.items[cid] = x
                self.src[cid] = 'reddit-as-hn'
                it['descendants'] += 1
                r = d.get('replies')
                if isinstance(r, dict):
                    todo += [(y, x) for y in r['data']['children']]

    def index(self):
        self.stories = [i for i in self.items.values() if i['type'] in ('story', 'job', 'poll')]
        for s in self.stories:
            todo = [s['id']]
            while todo:
                i = todo.pop()
                self.root[i] = s['id']
                todo += [k for k in self.items[i].get('kids', ()) if k in self.items]
        if self.a.only_ai:
            self.stories = [s for s in self.stories if AI.search(s.get('title') or '') or self.src[s['id']] == 'reddit-as-hn']
        self.stories = [s for s in self.stories if len(s.get('kids', ())) >= self.a.min_kids]
        self.under = collections.defaultdict(list)
        for i, root in self.root.items():
            if i != root and not self.items[i].get('deleted'):
                self.under[root].append(i)
        self.by_time = sorted(self.stories, key=lambda s: (-s['time'], -s['id']))
        self.by_score = sorted(self.stories, key=lambda s: (-(s.get('score') or 0), -s['id']))
        now = max([s['time'] for s in self.stories] or [0])
        self.top = sorted(self.stories, key=lambda s: -((s.get('score') or 1) / (((now - s['time']) / 3600e3) + 2) ** 1.8
                                                       + (1e6 if s.get('kids') else 0)))
        self.users = collections.defaultdict(list)
        for i in self.items.values():
            if i.get('by'):
                self.users[i['by']].append(i['id'])

    # -------- time, growth, deletion
    def place(self):
        """Gives every thread its place in the replay's time."""
        under = collections.defaultdict(list)
        for i, root in self.root.items():
            if i != root:
                under[root].append(('hn-%d' % i, self.items[i].get('time') or self.items[root]['time']))
        for s in self.stories:
            self.world.add_thread('hn-%d' % s['id'], s['time'], under[s['id']])
        for rid in self.order:
            p = self.reddit[rid][0]['data']['children'][0]['data']
            found = []

            def walk(children):
                for c in children:
                    if c['kind'] == 't1':
                        found.append(('reddit-' + c['data']['id'], int(c['data']['created_utc'])))
                        if isinstance(c['data'].get('replies'), dict):
                            walk(c['data']['replies']['data']['children'])
            walk(self.reddit[rid][1]['data']['children'])
            self.world.add_thread('reddit-' + rid, int(p['created_utc']), found)
        self.world.settle()

    def when(self, it):
        return self.world.time.get('hn-%d' % it['id'], it.get('time') or 0)

    def there(self, i):
        return i in self.items and self.world.visible('hn-%d' % i)

    def is_gone(self, i):
        it = self.items[i]
        return bool(it.get('deleted') or it.get('dead') or self.world.deleted('hn-%d' % i))

    def shown(self):
        return [s for s in self.stories if self.there(s['id'])]

    def now_view(self, it):
        """The item as the service would answer it at this moment."""
        i = it['id']
        kids = [k for k in it.get('kids', ()) if k not in self.items or self.there(k)]
        v = dict(it, time=self.when(it))
        if 'kids' in it:
            v['kids'] = kids
            if not kids:
                del v['kids']
        if it['type'] != 'comment':
            held = [k for k in self.under.get(i, ()) if self.there(k)]
            total = len(self.under.get(i, ())) or 1
            if self.a.grow:
                v['descendants'] = len(held)
                v['score'] = max(1, int((it.get('score') or 1) * (0.1 + 0.9 * len(held) / total)))
        if self.world.deleted('hn-%d' % i):
            v = {k: v[k] for k in ('id', 'parent', 'time', 'type', 'kids') if k in v}
            v['dead' if it['type'] == 'story' else 'deleted'] = True
        return self.rewrite(v)

    def figures(self):
        shown = self.shown()
        size = {s['id']: sum(self.there(k) for k in self.under.get(s['id'], ())) for s in shown}
        nested = sum(any(self.items[k].get('kids') for k in s.get('kids', ()) if k in self.items) for s in shown)
        return {'stories': len(shown), 'with 10 comments': sum(v >= 10 for v in size.values()), 'with 50': sum(v >= 50 for v in size.values()),
                'nested': nested, 'with article': sum('hn-%d' % s['id'] in self.pages for s in shown),
                'comments': sum(size.values()), 'reddit threads': len(self.reddit)}

    def rewrite(self, it):
        if (it.get('url') or '').startswith('/page/'):
            return dict(it, url=self.base + it['url'])
        if self.a.coherent and it.get('url') and it['type'] != 'comment':
            u = it['url']
            if u.startswith('/story/'):
                return dict(it, url=self.base + u)
            return dict(it, url='%s/story/%s.html' % (self.base, 'hn-%s' % it['id']))
        if self.a.rewrite_urls and it.get('url') and self.articles:
            n = int(hashlib.sha1(it['url'].encode()).hexdigest(), 16) % len(self.articles)
            it = dict(it, url='%s/article/%d.html' % (self.base, n))
        return it

    # -------- Firebase
    def v0(self, path, q):
        m = re.fullmatch(r'/v0/item/(\d+)\.json', path)
        if m:
            i = int(m.group(1))
            return self.now_view(self.items[i]) if self.there(i) else None
        shown = [s for s in self.shown() if not self.is_gone(s['id'])]
        by_time = sorted(shown, key=lambda s: (-self.when(s), -s['id']))
        ids = lambda l, n: [s['id'] for s in l if s['type'] != 'job'][:n]
        name = path[4:-5] if path.endswith('.json') else ''
        if name == 'topstories':
            if self.a.list:
                with open(self.a.list, encoding='utf-8') as f:
                    l = json.load(f)
                return l[-1]['topstories'] if l and isinstance(l[0], dict) else l
            return [s['id'] for s in self.front_page(shown)][:500]
        if name == 'newstories':
            return ids(by_time, 500)
        if name == 'beststories':
            return ids([s for s in self.by_score if s in shown], 200)
        if name == 'askstories':
            return ids([s for s in by_time if (s.get('title') or '').startswith('Ask HN')], 200)
        if name == 'showstories':
            return ids([s for s in by_time if (s.get('title') or '').startswith('Show HN')], 200)
        if name == 'jobstories':
            return [s['id'] for s in by_time if s['type'] == 'job'][:200]
        if name == 'maxitem':
            return max(i for i in self.items if self.there(i))
        if name == 'updates' and (self.a.grow or self.a.delete_rate or self.world.gone):
            keys = [k for k in self.world.changed_within(180) if k.startswith('hn-')]
            l = [int(k[3:]) for k in keys]
            l += [self.root[i] for i in l if i in self.root]
            l = list(dict.fromkeys(l))[:150]
            return {'items': l, 'profiles': sorted({self.items[i]['by'] for i in l if self.items[i].get('by')})}
        if name == 'updates':
            l = sorted(self.items.values(), key=lambda i: -(i.get('time') or 0))[:40]
            return {'items': [i['id'] for i in l], 'profiles': sorted({i['by'] for i in l if i.get('by')})}
        m = re.fullmatch(r'user/(.+)', name)
        if m:
            u = unquote(m.group(1))
            if u in self.users:
                l = self.users[u]
                return {'created': min(self.items[i]['time'] for i in l), 'id': u, 'karma': 1, 'submitted': sorted(l, reverse=True)}
            return None
        return KeyError

    def front_page(self, shown):
        now = max([self.when(s) for s in shown] or [0]) if not self.a.shift_to_now else time.time()
        rank = lambda s: (self.now_view(s).get('score') or 1) / ((now - self.when(s)) / 3600.0 + 2) ** 1.8
        return sorted(shown, key=lambda s: (not s.get('kids'), -rank(s)))

    # -------- Algolia
    def alg_item(self, i):
        it = self.now_view(self.items[i])
        if self.is_gone(i):
            it = dict(it, by=None, text=None)
        st = self.root.get(i)
        c = it['type'] == 'comment'
        # the real service gives children by id, not by rank
        kids = sorted(k for k in it.get('kids', ()) if k in self.items and (not self.is_gone(k) or self.items[k].get('kids')))
        return {'author': it.get('by'), 'children': [self.alg_item(k) for k in kids],
                'created_at': iso(it['time'])[:-1] + '.000Z', 'created_at_i': it['time'], 'id': i, 'options': [],
                'parent_id': it.get('parent'), 'points': None if c else it.get('score'), 'story_id': st,
                'text': it.get('text'), 'title': it.get('title'), 'type': it['type'], 'url': it.get('url')}

    def tags(self, it):
        t = [it['type'], 'author_%s' % it.get('by'), 'story_%s' % self.root.get(it['id'])]
        ti = it.get('title') or ''
        if it['type'] == 'story':
            if ti.startswith('Ask HN') or not it.get('url'):
                t.append('ask_hn')
            if ti.startswith('Show HN'):
                t.append('show_hn')
            if it['id'] in self.front:
                t.append('front_page')
        return t

    def hit(self, it):
        c = it['type'] == 'comment'
        it = self.now_view(it)
        st = self.items.get(self.root.get(it['id']))
        st = self.now_view(st) if st else None
        h = {'_highlightResult': {}, '_tags': self.tags(it), 'author': it.get('by'), 'created_at': iso(it['time']),
             'created_at_i': it['time'], 'objectID': str(it['id']), 'story_id': self.root.get(it['id']),
             'updated_at': iso(it['time'])}
        hl = lambda v: {'matchLevel': 'none', 'matchedWords': [], 'value': v}
        if c:
            h.update(comment_text=it.get('text'), parent_id=it.get('parent'), points=None, title=None, url=None,
                     story_text=None, num_comments=None,
                     story_title=(st or {}).get('title'), story_url=(st or {}).get('url'))
            h['_highlightResult'] = {'author': hl(it.get('by')), 'comment_text': hl(it.get('text')), 'story_title': hl((st or {}).get('title'))}
        else:
            h.update(title=it.get('title'), num_comments=it.get('descendants', 0), points=it.get('score'),
                     children=it.get('kids', []))
            if it.get('url'):
                h['url'] = it['url']
            if it.get('text'):
                h['story_text'] = it['text']
            h['_highlightResult'] = {'author': hl(it.get('by')), 'title': hl(it.get('title')), 'url': hl(it.get('url'))}
        return h

    def search(self, q, by_date):
        self.front = set(s['id'] for s in self.front_page([s for s in self.shown() if not self.is_gone(s['id'])])[:30])
        get = lambda k, d='': q.get(k, [d])[0]
        words = [w for w in re.findall(r'\w+', get('query').lower())]
        groups = []
        for g in re.findall(r'\([^)]*\)|[^,()]+', get('tags')):
            g = [t.strip() for t in g.strip('()').split(',') if t.strip()]
            if g:
                groups.append(g)
        filt = []
        for f in get('numericFilters').replace(' ', '').split(','):
            m = re.fullmatch(r'(created_at_i|points|num_comments)(<=|>=|<|>|=)(-?\d+)', f)
            if f and not m:
                return 400, {'message': 'invalid numeric attribute(%s)' % f, 'status': 400}
            if m:
                filt.append(m.groups())
        ok = {'<': lambda a, b: a < b, '>': lambda a, b: a > b, '<=': lambda a, b: a <= b, '>=': lambda a, b: a >= b, '=': lambda a, b: a == b}
        res = []
        allowed = set(s['id'] for s in self.stories)
        for it in self.items.values():
            if self.root.get(it['id']) not in allowed or not self.there(it['id']) or self.is_gone(it['id']):
                continue
            if groups:
                t = set(self.tags(it))
                if not all(any(x in t for x in g) for g in groups):
                    continue
            w = self.now_view(it) if filt else it
            v = {'created_at_i': self.when(it), 'points': w.get('score') or 0, 'num_comments': w.get('descendants') or 0}
            if not all(ok[o](v[k], int(n)) for k, o, n in filt):
                continue
            if words:
                toks = self.toks.get(it['id'])
                if toks is None:
                    toks = self.toks[it['id']] = ' ' + ' '.join(re.findall(r'\w+', ' '.join((it.get('title') or '', html.unescape(it.get('text') or ''), it.get('url') or '', it.get('by') or '')).lower()))
                if not all(' ' + w in toks for w in words):
                    continue
            res.append(it)
        res.sort(key=(lambda i: (-self.when(i), -i['id'])) if by_date else (lambda i: (-(i.get('score') or 0), -self.when(i), -i['id'])))
        n = max(0, min(1000, int(get('hitsPerPage', '20') or 20)))
        page = max(0, int(get('page', '0') or 0))
        total = min(len(res), 1000)
        pages = -(-total // n) if n else 0
        hits = [self.hit(i) for i in res[page * n:(page + 1) * n]] if page < pages else []
        return 200, {'exhaustive': {'nbHits': True, 'typo': True}, 'exhaustiveNbHits': True, 'exhaustiveTypo': True, 'hits': hits,
                     'hitsPerPage': n, 'nbHits': len(res), 'nbPages': pages, 'page': page,
                     'params': 'query=%s&advancedSyntax=true&analyticsTags=backend' % quote(get('query')),
                     'processingTimeMS': 1, 'query': get('query'), 'serverTimeMS': 2}

    # -------- Reddit
    def post(self, rid):
        p = self.reddit[rid][0]['data']['children'][0]
        d = p['data']
        key = 'reddit-' + rid
        d = dict(d, created_utc=float(self.world.time.get(key, d['created_utc'])))
        if self.world.deleted(key):
            d.update(author='[deleted]', selftext='[removed]', selftext_html=None, removed_by_category='moderator')
        elif self.a.coherent and not d.get('is_self'):
            d['url'] = '%s/story/reddit-%s.html' % (self.base, rid)
        p = {'kind': p['kind'], 'data': d}
        if self.a.rewrite_urls and not d.get('is_self') and self.articles:
            p = {'kind': p['kind'], 'data': self.rewrite(d)}
        return p

    def listing(self, children, after=None):
        return {'kind': 'Listing', 'data': {'after': after, 'dist': len(children), 'modhash': '', 'geo_filter': None,
                                            'children': children, 'before': None}}

    def subs(self, sub):
        l = []
        for r in self.order:
            d = self.reddit[r][0]['data']['children'][0]['data']
            if not self.world.visible('reddit-' + r):
                continue
            if sub.lower() in ('all', 'popular') or d['subreddit'].lower() in sub.lower().split('+'):
                l.append(r)
        return l

    def sub_listing(self, sub, sort, q):
        l = self.subs(sub)
        if not l:
            return 404, {'message': 'Not Found', 'error': 404}
        d = lambda r: self.reddit[r][0]['data']['children'][0]['data']
        made = lambda r: -self.world.time.get('reddit-' + r, d(r)['created_utc'])
        key = {'new': made, 'rising': made,
               'top': lambda r: -(d(r).get('score') or 0)}.get(sort, lambda r: -(d(r).get('num_comments') or 0))
        l = sorted(l, key=lambda r: (key(r), r))
        n = max(1, min(100, int(q.get('limit', ['25'])[0] or 25)))
        a = q.get('after', [''])[0]
        k = l.index(a[3:]) + 1 if a.startswith('t3_') and a[3:] in l else 0
        part = l[k:k + n]
        after = 't3_' + part[-1] if k + n < len(l) else None
        return 200, self.listing([self.post(r) for r in part], after)

    def sub_rss(self, sub):
        code, j = self.sub_listing(sub, 'hot', {})
        if code != 200:
            return code, None
        e = html.escape
        out = ['<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">'
               '<category term="%s" label="r/%s"/><updated>%s</updated><id>/r/%s/.rss</id><link rel="self" href="%s/r/%s/.rss" type="application/atom+xml" />'
               '<title>%s</title>' % (e(sub), e(sub), iso(time.time()).replace('Z', '+00:00'), e(sub), self.base, e(sub), e(sub))]
        for c in j['data']['children']:
            d = c['data']
            link = '%s%s' % (self.base, d['permalink'])
            content = html.unescape(d.get('selftext_html') or '') if d.get('selftext_html') else ''
            content += ' submitted by <a href="%s/user/%s"> /u/%s </a> <span><a href="%s">[link]</a></span> <span><a href="%s">[comments]</a></span>' % (
                self.base, d.get('author'), d.get('author'), e(d.get('url') or ''), e(link))
            t = iso(d['created_utc']).replace('Z', '+00:00')
            out.append('<entry><author><name>/u/%s</name><uri>%s/user/%s</uri></author><category term="%s" label="r/%s"/>'
                       '<content type="html">%s</content><id>t3_%s</id><link href="%s" /><updated>%s</updated><published>%s</published><title>%s</title></entry>'
                       % (e(d.get('author') or ''), self.base, e(d.get('author') or ''), e(d['subreddit']), e(d['subreddit']), e(content),
                          d['id'], e(link), t, t, e(d['title'])))
        out.append('</feed>')
        return 200, ''.join(out).encode()

    def thread(self, rid, q):
        if rid not in self.reddit or not self.world.visible('reddit-' + rid):
            return 404, {'message': 'Not Found', 'error': 404}
        lim = self.a.reddit_more
        ch = self.at_this_moment(self.reddit[rid][1]['data']['children'])
        if lim:
            ch = self.cut(rid, ch, lim)
        a, b = self.listing([self.post(rid)]), self.listing(ch)
        a['data']['dist'], b['data']['dist'] = 1, None
        return 200, [a, b]

    def at_this_moment(self, children):
        out = []
        for c in children:
            if c['kind'] != 't1':
                out.append(c)
                continue
            key = 'reddit-' + c['data']['id']
            if not self.world.visible(key):
                continue
            d = dict(c['data'], created_utc=float(self.world.time.get(key, c['data']['created_utc'])))
            if self.world.deleted(key):
                d.update(author='[deleted]', body='[removed]', body_html='&lt;div class="md"&gt;&lt;p&gt;[removed]&lt;/p&gt;\n&lt;/div&gt;')
            if isinstance(d.get('replies'), dict):
                kids = self.at_this_moment(d['replies']['data']['children'])
                d['replies'] = self.listing(kids) if kids else ''
            out.append({'kind': 't1', 'data': d})
        return out

    def story_page(self, ident):
        """The article that fits a story, or None."""
        title, author, body = self.pages.get(ident, ('', '', ''))
        if not body and ident.startswith('reddit-') and ident[7:] in self.reddit:
            body, title = self.fitting(ident[7:])
            author = (self.linked.get(ident[7:]) or {}).get('author') or 'Staff'
        if not body and self.a.missing_articles == 'thin' and ident.startswith('hn-') and ident[3:].isdigit() and int(ident[3:]) in self.items:
            title = self.items[int(ident[3:])].get('title') or ''
            author, body = 'Staff', pages.paragraphs('This page says little about %s.' % title)
        if not body:
            return None
        when = iso(self.world.time.get(ident, time.time()))
        return pages.article_page(self.base, ident, title, str(author), when, body, self.a.images)

    def own_page(self, name):
        """A page that stands beside the threads: <data>/pages/<name>.html, read anew each time; or .moved, which says where to."""
        path = os.path.join(self.a.data, 'pages', name)
        if os.path.exists(path + '.moved'):
            with open(path + '.moved', encoding='utf-8') as f:
                return 302, b'', 'text/html', [('Location', self.base + f.read().strip())]
        if not os.path.exists(path + '.html'):
            return 404, b'<!doctype html><title>404</title><h1>Page not found</h1>', 'text/html', ()
        with open(path + '.html', encoding='utf-8') as f:
            return 200, f.read().replace('{base}', self.base).encode(), 'text/html; charset=utf-8', ()

    def info(self, q):
        found = []
        for name in q.get('id', [''])[0].split(','):
            rid = name[3:]
            if name.startswith('t3_') and rid in self.reddit:
                found.append(self.post(rid))
            elif name.startswith('t1_'):
                c = self.comments().get(rid)
                if c:
                    found += self.at_this_moment([{'kind': 't1', 'data': dict(c['data'], replies='')}])
        return 200, self.listing(found)

    def comments(self):
        if not hasattr(self, '_comments'):
            self._comments = {}
            todo = [c for r in self.order for c in self.reddit[r][1]['data']['children']]
            while todo:
                c = todo.pop()
                if c['kind'] == 't1':
                    self._comments[c['data']['id']] = c
                    if isinstance(c['data'].get('replies'), dict):
                        todo += c['data']['replies']['data']['children']
        return self._comments

    def cut(self, rid, ch, lim):
        """Keep the first lim comments (depth first); the rest of each level becomes a "more" node."""
        left = [lim]
        store = self.more.setdefault(rid, {})

        def keep(c):
            for x in walk(c):
                d = dict(x['data'])
                d['replies'] = ''
                store[d['id']] = {'kind': 't1', 'data': d}

        def walk(c):
            yield c
            r = c['data'].get('replies')
            if isinstance(r, dict):
                for y in r['data']['children']:
                    if y['kind'] == 't1':
                        yield from walk(y)

        def go(children, parent):
            out, rest = [], []
            for c in children:
                if c['kind'] != 't1':
                    out.append(c)
                    continue
                if left[0] <= 0:
                    rest.append(c)
                    continue
                left[0] -= 1
                d = dict(c['data'])
                r = d.get('replies')
                if isinstance(r, dict):
                    kids = go(r['data']['children'], d['name'])
                    d['replies'] = self.listing(kids) if kids else ''
                out.append({'kind': 't1', 'data': d})
            if rest:
                n = 0
                for c in rest:
                    keep(c)
                    n += sum(1 for _ in walk(c))
                out.append({'kind': 'more', 'data': {'count': n, 'name': 't1_' + rest[0]['data']['id'], 'id': rest[0]['data']['id'],
                                                     'parent_id': parent, 'depth': rest[0]['data'].get('depth', 0),
                                                     'children': [x['data']['id'] for c in rest for x in walk(c)]}})
            return out
        return go(ch, 't3_' + rid)

    def morechildren(self, q):
        rid = q.get('link_id', [''])[0][3:]
        ids = q.get('children', [''])[0].split(',')
        st = self.more.get(rid, {})
        return 200, {'json': {'errors': [], 'data': {'things': [st[i] for i in ids[:100] if i in st]}}}


# ---------------------------------------------------------------- HTTP
class H(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    server_version = 'replay/1'
    wbufsize = 65536
    disable_nagle_algorithm = True
    timeout = 120
    form = None
    store = None
    stats = collections.Counter()
    agents = collections.Counter()
    busy = collections.Counter()
    seen = {}
    atom_last = [0.0]
    tokens = {}
    lock = threading.Lock()

    def log_message(self, *a):
        if self.store.a.verbose:
            sys.stderr.write('%s %s\n' % (self.command, self.path))

    def send(self, code, body, ctype='application/json; charset=utf-8', extra=(), cut=False):
        if not isinstance(body, bytes):
            body = json.dumps(body, ensure_ascii=False, separators=(',', ':')).encode()
        etag = '"%s"' % hashlib.sha1(body).hexdigest()[:20]
        tagged = code == 200 and not urlsplit(self.path).path.startswith('/v0/')      # Firebase sends none
        if tagged and self.headers.get('If-None-Match') == etag:
            self.send_response(304)
            self.send_header('ETag', etag)
            self.send_header('Content-Length', '0')
            self.end_headers()
            return
        enc = None
        if not any(k == 'Content-Encoding' for k, _ in extra) and not ctype.startswith('image/') and 'gzip' in (self.headers.get('Accept-Encoding') or '') and len(body) > 600:
            body, enc = gzip.compress(body, 5), 'gzip'
        self.send_response(code)
        self.send_header('Content-Type', ctype)
        if enc:
            self.send_header('Content-Encoding', enc)
        self.send_header('Content-Length', str(len(body)))
        if tagged:
            self.send_header('ETag', etag)
        for k, v in extra:
            self.send_header(k, v)
        self.end_headers()
        if self.command == 'HEAD':
            return
        if cut:
            self.wfile.write(body[:len(body) // 2])
            self.wfile.flush()
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.wfile.write(body)

    def fault(self, fam):
        """True when an error was injected instead of the answer."""
        a = self.store.a
        with self.lock:
            r, t = self.rng.random(), self.store.world.clock.now()
            doomed = any(re.search(p, self.path) for p in a.fail_paths)
            kind = self.rng.choice(self.kinds) if (doomed or r < a.error_rate) and a.fail_from <= t <= a.fail_until else None
            lat = max(0.0, a.latency_ms / 1000.0 * (1 + a.jitter * (2 * self.rng.random() - 1)))
            self.stats['requests'] += 1
            self.stats['path ' + fam] += 1
            self.agents[self.headers.get('User-Agent') or ''] += 1
            now, last = time.time(), self.seen.get(self.path)
            self.seen[self.path] = now
            if last and now - last < 60 and not self.headers.get('If-None-Match'):
                self.stats['again within 60 s ' + fam] += 1
            self.stats['most at once ' + fam] = max(self.stats['most at once ' + fam], self.busy[fam])
            if kind:
                self.stats['injected ' + kind] += 1
        if lat:
            time.sleep(lat)
        if not kind:
            return None
        if kind == 'timeout':
            time.sleep(a.timeout_s)
            self.close_connection = True
            try:
                self.connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            return kind
        if kind == 'reset':
            self.close_connection = True
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b'\x01\x00\x00\x00\x00\x00\x00\x00')
            self.connection.close()
            return kind
        if kind in ('truncate', 'badjson'):
            return kind
        body = {'message': {500: 'Internal Server Error', 429: 'Too Many Requests', 503: 'Service Unavailable', 403: 'Forbidden'}.get(int(kind), 'Error'), 'error': int(kind)}
        if int(kind) in (403, 503):
            self.send(int(kind), b'<html><body><h1>%d</h1></body></html>' % int(kind), 'text/html')
        else:
            self.send(int(kind), body, extra=[('Retry-After', '1')] if kind == '429' else ())
        return kind

    def do_GET(self):
        try:
            self.serve()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        except ValueError as e:
            if self.wfile.closed:
                return
            self.send(400, {'message': str(e), 'status': 400})

    do_HEAD = do_GET

    def do_POST(self):
        n = int(self.headers.get('Content-Length') or 0)
        self.form = parse_qs(self.rfile.read(n).decode('utf-8', 'replace'))
        self.do_GET()
        self.form = None

    def serve(self):
        s = self.store
        u = urlsplit(self.path)
        path, q = u.path, parse_qs(u.query, keep_blank_values=True)
        if self.form:
            q.update(self.form)
        if path.startswith('/__') and path != '/__quit':
            return self.control(path, q)
        if path == '/__quit':
            self.send(200, {'bye': True})
            threading.Thread(target=self.server.shutdown).start()
            return
        fam = '/'.join(path.split('/')[:3])
        with self.lock:
            self.busy[fam] += 1
        try:
            self.respond(path, q, fam)
        finally:
            with self.lock:
                self.busy[fam] -= 1

    def control(self, path, q):
        w = self.store.world
        with self.lock:
            if path == '/__advance':
                w.clock.advanced += float(q.get('seconds', ['0'])[0])
            if path == '/__delete':
                w.delete(q.get('id', [''])[0])
            if path in ('/__advance', '/__clock', '/__delete'):
                return self.send(200, {'clock': round(w.clock.now(), 1), 'stories': len(self.store.shown()), 'deleted': sum(w.deleted(k) for k in w.gone)})
            if path == '/__stats':
                out = dict(self.stats, agents=dict(self.agents), served=self.store.figures())
                if q.get('reset'):
                    for c in (self.stats, self.agents, self.seen):
                        c.clear()
                return self.send(200, out)
        return self.send(404, {'message': 'unknown control'})

    def refused(self, path):
        """Reddit's own refusals: no token, too many requests, Atom too often."""
        a = self.store.a
        is_json = re.match(r'(/r/|/comments/|/api/(morechildren|info))', path) and not path.endswith('.rss')
        if a.reddit_auth and is_json:
            token = (self.headers.get('Authorization') or '').partition(' ')[2]
            if self.tokens.get(token, 0) < time.time():
                page = b'<!doctype html><title>Blocked</title><body>whoa there, pardner! blocked by network security.</body>'
                return (401, {'message': 'Unauthorized', 'error': 401}, 'application/json', ()) if token else (403, page, 'text/html', ())
        if is_json and a.reddit_limit:
            with self.lock:
                self.stats['reddit window'] += 1
                if self.stats['reddit window'] > a.reddit_limit:
                    if self.stats['reddit window'] > a.reddit_limit + 3:
                        self.stats['reddit window'] = 0
                    return 429, {'message': 'Too Many Requests', 'error': 429}, 'application/json', [('Retry-After', '2'), ('X-Ratelimit-Remaining', '0.0'), ('X-Ratelimit-Reset', '2')]
        if path.endswith('.rss') and a.atom_interval:
            with self.lock:
                soon, self.atom_last[0] = time.time() - self.atom_last[0] < a.atom_interval, time.time()
            if soon:
                return 429, b'<html><body>Too Many Requests</body></html>', 'text/html', [('Retry-After', str(int(a.atom_interval)))]
        return None

    def token(self):
        if not (self.headers.get('Authorization') or '').startswith('Basic ') or self.headers['Authorization'][6:] == 'Og==':
            return 401, {'message': 'Unauthorized', 'error': 401}, 'application/json', ()
        grant = (self.form or {}).get('grant_type', [''])[0]
        if grant not in ('client_credentials', 'https://oauth.reddit.com/grants/installed_client'):
            return 400, {'error': 'unsupported_grant_type'}, 'application/json', ()
        t = hashlib.sha1(repr((time.time(), self.rng.random())).encode()).hexdigest()
        self.tokens[t] = time.time() + self.store.a.token_s
        return 200, {'access_token': t, 'token_type': 'bearer', 'expires_in': self.store.a.token_s, 'scope': '*'}, 'application/json', ()

    def respond(self, path, q, fam):
        k = self.fault(fam)
        if k and k not in ('truncate', 'badjson'):
            return
        code, body, ctype, extra = self.answer(path, q)
        if not isinstance(body, bytes):
            body = (json.dumps(body, ensure_ascii=False, indent=2) if q.get('print') == ['pretty'] else
                    json.dumps(body, ensure_ascii=False, separators=(',', ':'))).encode()
        if k == 'badjson':
            body = b'<!doctype html><title>Just a moment...</title>' + body[:40]
        self.send(code, body, ctype, extra, cut=(k == 'truncate'))

    def answer(self, path, q):
        s, J = self.store, 'application/json; charset=utf-8'
        no = self.refused(path)
        if no:
            return no
        if path == '/api/v1/access_token':
            return self.token()
        if path in ('/api/info', '/api/info.json'):
            c, b = s.info(q)
            return c, b, J, ()
        m = re.fullmatch(r'/story/([\w-]+)\.html', path)
        if m:
            b = s.story_page(m.group(1))
            return (200, b, 'text/html; charset=utf-8', ()) if b else (404, b'<!doctype html><title>404</title><h1>Page not found</h1>', 'text/html', ())
        m = re.fullmatch(r'/page/([\w-]+)\.html', path)
        if m:
            return s.own_page(m.group(1))
        m = re.fullmatch(r'/image/hostile/([\w.-]+)', path)
        if m:
            h = pages.hostile(m.group(1))
            return (h[0], h[3], h[1], h[2]) if h else (404, b'', 'text/plain', ())
        m = re.fullmatch(r'/image/([\w-]+)\.png', path)
        if m and s.a.images:
            return 200, pages.picture(m.group(1)), 'image/png', [('Cache-Control', 'max-age=86400')]
        if path.startswith('/v0/'):
            r = s.v0(path, q)
            if r is KeyError:
                return 404, {'error': '404 Not Found'}, J, ()
            return 200, r, J, [('Cache-Control', 'no-cache'), ('Access-Control-Allow-Origin', '*')]
        m = re.fullmatch(r'/api/v1/items/(\d+)', path)
        if m:
            i = int(m.group(1))
            return (200, s.alg_item(i), J, ()) if s.there(i) and not (s.items[i]['type'] == 'story' and s.is_gone(i)) else (404, {'status': 404, 'error': 'Not Found'}, J, ())
        if path in ('/api/v1/search', '/api/v1/search_by_date'):
            c, b = s.search(q, path.endswith('by_date'))
            return c, b, J, ()
        m = re.fullmatch(r'/api/v1/users/(.+)', path)
        if m:
            n = unquote(m.group(1))
            return (200, {'about': '', 'karma': 1, 'username': n}, J, ()) if n in s.users else (404, {'status': 404, 'error': 'Not Found'}, J, ())
        rl = [('x-ratelimit-remaining', '%.1f' % max(0, 100 - self.stats['requests'] % 100)), ('x-ratelimit-used', str(self.stats['requests'] % 100)), ('x-ratelimit-reset', '300')]
        m = re.fullmatch(r'/r/([\w+]+)(?:/(hot|new|top|best|rising))?/?\.json', path)
        if m:
            c, b = s.sub_listing(m.group(1), m.group(2) or 'hot', q)
            return c, b, J, rl
        m = re.fullmatch(r'/r/([\w+]+)(?:/(?:hot|new|top|best|rising))?/?\.rss', path)
        if m:
            c, b = s.sub_rss(m.group(1))
            return (c, b, 'application/atom+xml; charset=UTF-8', rl) if b else (c, {'message': 'Not Found', 'error': 404}, J, rl)
        m = re.fullmatch(r'(?:/r/\w+)?/comments/(\w+)(?:/[^/]*)*?/?(?:\.json)?', path)
        if m:
            c, b = s.thread(m.group(1).replace('.json', ''), q)
            return c, b, J, rl
        if path in ('/api/morechildren', '/api/morechildren.json', '/api/morechildren/'):
            c, b = s.morechildren(q)
            return c, b, J, rl
        m = re.fullmatch(r'/article/(\d+)\.html', path)
        if m and int(m.group(1)) < len(s.articles):
            return 200, s.article(int(m.group(1))), 'text/html; charset=utf-8', ()
        if path == '/article/index.json':
            return 200, [{'n': n, 'file': os.path.relpath(p, s.a.data)} for n, p in enumerate(s.articles)], J, ()
        return 404, {'message': 'Not Found', 'error': 404}, J, ()


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    allow_reuse_address = True


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--port', type=int, default=0, help='0 (default): any free port')
    p.add_argument('--data', default=os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data'), help='the folder with hn/, reddit/, articles/ (default: data beside tools)')
    p.add_argument('--latency-ms', type=float, default=0.0, help='added before every answer')
    p.add_argument('--jitter', type=float, default=0.2, help='share of the latency that varies (default 0.2)')
    p.add_argument('--error-rate', type=float, default=0.0, help='0..1: share of requests answered by an injected error')
    p.add_argument('--errors', default='500,429,timeout', help='kinds, comma-separated: 500 429 503 403 timeout reset truncate badjson')
    p.add_argument('--timeout-s', type=float, default=5.0, help='how long an injected timeout hangs before the connection is cut')
    p.add_argument('--seed', type=int, default=4120754, help='seed of the injected errors')
    p.add_argument('--fail-paths', action='append', default=[], metavar='REGEX', help='requests whose path matches always fail with one of --errors (repeatable)')
    p.add_argument('--fail-from', type=float, default=float('-inf'), metavar='S', help='faults begin at this second of the clock')
    p.add_argument('--fail-until', type=float, default=float('inf'), metavar='S')
    p.add_argument('--preset', choices=['real'], help='real = --only-ai --min-kids 10 --hn-from-reddit 90 --shift-to-now --coherent --images')
    p.add_argument('--shift-to-now', action='store_true', help='stories lie in the last --span-days, the newest minutes ago')
    p.add_argument('--span-days', type=float, default=14)
    p.add_argument('--grow', type=float, default=0, metavar='SECONDS', help='stories and comments appear in their order over that time')
    p.add_argument('--delete-rate', type=float, default=0, metavar='R', help='0..1: share of comments deleted some time after they appeared (stories: a fifth of it)')
    p.add_argument('--coherent', action='store_true', help='a story links to a page that fits it, or to a 404; never to a foreign page')
    p.add_argument('--missing-articles', choices=['404', 'thin'], default='404')
    p.add_argument('--images', action='store_true', help='pages have pictures, served by /image/<name>.png')
    p.add_argument('--reddit-auth', action='store_true', help='Reddit JSON needs a bearer token of /api/v1/access_token')
    p.add_argument('--token-s', type=int, default=86400, help='life of such a token')
    p.add_argument('--reddit-limit', type=int, default=0, metavar='N', help='429 after N Reddit JSON requests, three times, then a new window')
    p.add_argument('--atom-interval', type=float, default=0, metavar='S', help='a second Atom request within S seconds gets 429')
    p.add_argument('--rewrite-urls', action='store_true', help='story URLs point at the local /article/<n>.html pages: real pages for extraction, but they do not fit the stories')
    p.add_argument('--only-ai', action='store_true', help='lists hold only stories whose title has an AI keyword')
    p.add_argument('--only-threads', action='store_true', help='leave out the story items that have no stored comments')
    p.add_argument('--min-kids', type=int, default=0, help='lists hold only stories with at least that many top-level comments')
    p.add_argument('--sources', default='', help='comma-separated names of hn/items/*.jsonl (default: all)')
    p.add_argument('--list', default='', help='a JSON file for topstories (array of ids, or hn/lists/front_page_*.json: its last snapshot)')
    p.add_argument('--hn-from-reddit', type=int, default=0, metavar='N', help='also serve the N largest stored Reddit threads as HN items (ids 950000001...; not real HN data, but real text and deep trees)')
    p.add_argument('--reddit-more', type=int, default=0, metavar='N', help='cut Reddit threads after N comments into "more" nodes served by /api/morechildren')
    p.add_argument('--verbose', action='store_true')
    p.add_argument('--self-test', action='store_true', help='check every form, option and fault, then exit')
    a = p.parse_args()
    a.data = os.path.abspath(a.data)
    if a.preset == 'real':
        a.only_ai = a.shift_to_now = a.coherent = a.images = True
        a.min_kids, a.hn_from_reddit = a.min_kids or 10, a.hn_from_reddit or 90
    if a.self_test:
        from replaylib import selftest
        sys.exit(selftest.main(a.data))
    if not 0 <= a.error_rate <= 1:
        p.error('--error-rate is 0..1')
    H.store = Store(a)
    H.rng = random.Random(a.seed)
    H.kinds = [k for k in a.errors.split(',') if k]
    for k in H.kinds:
        if k not in ('500', '429', '503', '403', 'timeout', 'reset', 'truncate', 'badjson'):
            p.error('unknown error kind ' + k)
    srv = Server(('127.0.0.1', a.port), H)
    H.store.base = 'http://127.0.0.1:%d' % srv.server_address[1]
    print(srv.server_address[1], flush=True)
    s = H.store
    if not s.items:
        p.error('nothing to serve below ' + a.data)
    sys.stderr.write('replay: %s\n' % json.dumps(s.figures()))
    sys.stderr.write('replay: %s  hn items %d (stories %d, comments %d)  reddit threads %d  articles %d\n' % (
        s.base, len(s.items), len(s.stories), sum(i['type'] == 'comment' for i in s.items.values()), len(s.reddit), len(s.articles)))
    try:
        srv.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == '__main__':
    main()
