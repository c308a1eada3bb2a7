# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 LLM Tracker contributors
# Everything the three tools share.
for part in common native root environment build display; do
  . "$LT_TOP/tools/lib/$part.sh"
done
