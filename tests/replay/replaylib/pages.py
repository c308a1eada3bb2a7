# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
"""Pages and pictures made up around real texts, so that a story's link leads to an article that fits it."""
import hashlib
import html
import struct
import zlib

NAV = ['Home', 'News', 'Reviews', 'Opinion', 'Podcasts', 'Newsletters', 'About']
SITES = ['The Model Report', 'Inference Weekly', 'Kernel & Token', 'Open Weights Journal', 'Field Notes on ML']


def seed_of(text):
    return int(hashlib.sha1(text.encode('utf-8', 'replace')).hexdigest()[:8], 16)


def article_page(base, ident, title, author, when, body_html, picture):
    """A page as sites have them: head with metadata, navigation, the article, related links, footer."""
    s = seed_of(ident)
    site, e = SITES[s % len(SITES)], html.escape
    image = '%s/image/%s.png' % (base, ident) if picture else ''
    meta = ''.join('<meta property="%s" content="%s">' % (k, e(v)) for k, v in (
        ('og:type', 'article'), ('og:title', title), ('og:site_name', site), ('og:image', image),
        ('article:published_time', when), ('article:author', author)) if v)
    nav = ''.join('<li><a href="/section/%d">%s</a></li>' % (i, n) for i, n in enumerate(NAV))
    related = ''.join('<li><a href="/story/other-%d.html">Read next: something else entirely, part %d</a></li>' % (i, i) for i in range(5))
    figure = '<figure><img src="%s" width="1200" height="675" alt=""><figcaption>Illustration</figcaption></figure>' % image if picture else ''
    return ('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s | %s</title><link rel="canonical" href="%s/story/%s.html">%s'
            '<style>nav li{display:inline}</style><script>window.dataLayer=[];</script></head><body><header><a href="/">%s</a><nav><ul>%s</ul></nav></header>'
            '<div class="cookie-banner">We value your privacy. <button>Accept all</button></div><main><article><h1>%s</h1>'
            '<p class="byline">By <a rel="author" href="/by/%s">%s</a> <time datetime="%s">%s</time></p>%s<div class="entry-content">%s</div></article>'
            '<aside><h2>Related</h2><ul>%s</ul><form>Subscribe to our newsletter <input type="email"></form></aside></main>'
            '<footer>© %s. All rights reserved. <a href="/privacy">Privacy</a> <a href="/terms">Terms</a></footer></body></html>'
            % (e(title), e(site), base, e(ident), meta, e(site), nav, e(title), e(author), e(author), when, when[:10], figure, body_html, related, e(site))).encode()


def paragraphs(text):
    return ''.join('<p>%s</p>' % html.escape(p.strip()) for p in text.replace('\r', '').split('\n\n') if p.strip())


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png(width, height, rows):
    head = struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'IDAT', zlib.compress(rows, 6)) + chunk(b'IEND', b'')


def picture(ident):
    """A gradient with discs, 480x270 to 1440x810, always the same for one name."""
    s = seed_of(ident)
    width = (480, 960, 1200, 1440)[s % 4]
    height = width * 9 // 16
    top = [40 + (s >> k) % 120 for k in (3, 7, 11)]
    low = [90 + (s >> k) % 150 for k in (5, 9, 13)]
    discs = [((s >> k) % 100 / 100 * width, (s >> (k + 2)) % 100 / 100 * height, height * (0.1 + (s >> k) % 20 / 100),
              bytes((120 + (s >> (k + i)) % 130) for i in (1, 4, 6))) for k in (2, 6, 10)]
    out = bytearray()
    for y in range(height):
        row = bytearray(bytes(int(t + (l - t) * y / height) for t, l in zip(top, low)) * width)
        for cx, cy, r, colour in discs:
            d = r * r - (y - cy) ** 2
            if d > 0:
                a, b = max(0, int(cx - d ** .5)), min(width, int(cx + d ** .5))
                if a < b:
                    row[a * 3:b * 3] = colour * (b - a)
        out += b'\0' + row
    return png(width, height, bytes(out))


def hostile(name):
    """(status, type, headers, body) of a picture that must not harm; None when unknown."""
    good = png(64, 64, b''.join(b'\0' + bytes((200, 80, 80)) * 64 for _ in range(64)))
    if name == 'huge-size.png':
        return 200, 'image/png', (), good.replace(struct.pack('>II', 64, 64), struct.pack('>II', 60000, 60000), 1)
    if name == 'truncated.png':
        return 200, 'image/png', (), good[:60]
    if name == 'html.png':
        return 200, 'image/png', (), b'<!doctype html><script>alert(1)</script>'
    if name == 'wrong-type':
        return 200, 'text/html', (), good
    if name == 'script.svg':
        return 200, 'image/svg+xml', (), b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    if name == 'big.png':
        return 200, 'image/png', (), good + b'\0' * 30000000
    if name == 'bomb.png':
        c = zlib.compressobj(9, zlib.DEFLATED, 31)
        return 200, 'image/png', (('Content-Encoding', 'gzip'),), c.compress(b'\0' * 200000000) + c.flush()
    if name == 'loop.png':
        return 302, 'text/plain', (('Location', '/image/hostile/loop.png'),), b''
    if name == 'to-file.png':
        return 302, 'text/plain', (('Location', 'file:///etc/passwd'),), b''
    if name == 'to-metadata.png':
        return 302, 'text/plain', (('Location', 'http://169.254.169.254/latest/meta-data/'),), b''
    return None
