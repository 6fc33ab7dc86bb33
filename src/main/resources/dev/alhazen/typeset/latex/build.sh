# Makes a PDF of a LaTeX file by as many passes as its log asks for, at most four.
# Usage: sh alhazen-build.sh FILE.tex
# Leaves FILE.pdf, and alhazen-build.log, .blg and .chktex beside this script.
set -u

# Read whole before TeX starts: a paper can write to files here, this one among them.
{
here=$PWD
cd "$(dirname "$1")" || exit 70
job=$(basename "$1" .tex)
rm -f -- "$job.pdf" "$job.log" "$job.aux" "$job.blg" "$job.out" "$job.toc"

keep() {
  for kind in log blg; do
    # The end of the log has the errors; what fills a disk is not read.
    [ -f "$job.$kind" ] && tail -c 4000000 "$job.$kind" >"$here/alhazen-build.$kind"
  done
}

passes=0
pass() {
  passes=$((passes + 1))
  pdflatex -no-shell-escape -interaction=nonstopmode -halt-on-error -file-line-error "$job.tex" \
    >/dev/null 2>&1 </dev/null || { keep; rm -f -- "$job.pdf"; exit 1; }
}

asks_for_another() {
  grep -a -q -E 'Rerun to get|Rerun LaTeX|Label\(s\) may have changed' "$job.log"
}

pass
if grep -a -q '^\\bibdata' "$job.aux"; then
  bibtex "$job" >/dev/null 2>&1 </dev/null
  pass
fi
while [ "$passes" -lt 4 ] && asks_for_another; do
  pass
done
keep
if command -v chktex >/dev/null 2>&1; then
  # Not 8 (lengths of dashes), nor 9 and 17 (brackets that do not match, as in a half-open interval).
  timeout 10 chktex -q -v0 -n8 -n9 -n17 "$job.tex" 2>/dev/null | head -c 100000 >"$here/alhazen-build.chktex"
fi
[ -s "$job.pdf" ]
exit
}
