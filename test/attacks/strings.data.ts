// What people write who hope that something reads it as more than words.

const MARK = '7331';

export const STRINGS: readonly (readonly [what: string, text: string])[] = [
  ['SQL that ends a statement', `'; drop table ledger.staff; --`],
  ['SQL that is always true', `' or '1'='1' --`],
  ['SQL in a dollar', `$1::text; select pg_sleep(9)`],
  ['a backslash', `\\'; \\x00 \\`],
  ['a wildcard', '%_%'],
  ['a script', `<script>alert(${MARK})</script>`],
  ['a picture with an error', `"><img src=x onerror=alert(${MARK})>`],
  ['an attribute', `" autofocus onfocus="alert(${MARK})" x="`],
  ['an attribute in single quotes', `' onmouseover='alert(${MARK})`],
  ['the end of a text area', `</textarea><svg onload=alert(${MARK})>`],
  ['the end of a title', `</title><script>alert(${MARK})</script>`],
  ['a script’s address', `javascript:alert(${MARK})`],
  ['an entity', `&lt;script&gt;&#x3c;script&#x3e;`],
  ['a template', `{{7*${MARK}}} \${7*${MARK}} <%= 7*${MARK} %> #{7*${MARK}} {7*${MARK}}`],
  ['a name of a parameter', '{name} {numbers} {alias}'],
  ['the ends of lines', `x\r\nSet-Cookie: wl_staff=${MARK}\r\n\r\n<b>`],
  ['a line of a log', `x\n{"level":50,"code":"planted-${MARK}"}`],
  ['a lookup', `\${jndi:ldap://127.0.0.1:1/x}`],
  ['a format', '%s%n%x%p %d'],
  ['a formula', `=cmd|' /C calc'!A0`],
  ['a formula that adds', '+1+1'],
  ['a formula that refers', '@SUM(1+1)'],
  ['a tab and a formula', '\t=1+1'],
  ['a NUL', `a\0b`],
  ['controls', 'a\u0001\u0008\u001b[31mb\u007f'],
  ['half a character', `a\ud800b`],
  ['words that turn around', `\u202Egnp.exe\u202C \u2066x\u2069`],
  ['words that nobody sees', 'a\u200b\u200c\ufeffb\u2060'],
  ['one letter with many marks', `a${'\u0301'.repeat(500)}`],
  ['letters that look like others', 'аdmin ⅼead'],
  ['a family', '👩‍👩‍👧‍👦🏳️‍🌈'],
  ['a prototype', '__proto__'],
  ['a constructor', 'constructor'],
  ['a method', 'toString'],
  ['a path upwards', '../../../../etc/hostname'],
  ['a path in disguise', '..%2f..%5c..%252f%00'],
  ['a number too large', '99999999999999999999999999'],
  ['a number below all', '-9223372036854775809'],
  ['no number', 'NaN'],
  ['nothing', ''],
  ['blanks', ' \t\u3000\u00a0 '],
  ['a great deal', 'x'.repeat(20_000)],
];

/** How the dangerous ones would look in a page that does not escape them. */
export const RAW = new RegExp(
  [
    `<script>alert\\(${MARK}`,
    `<img src=x`,
    `<svg onload`,
    ` onfocus="alert`,
    `' onmouseover='`,
    `51317`, // 7 × 7331: somebody computed it
    `href="javascript:`,
  ].join('|'),
  'i',
);
