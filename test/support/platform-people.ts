// Who sits at the ends of the channels, as the platforms know them; none of it may be kept open.

export const CHAT = 5_044_711_902_213;
const ACCOUNT = { first_name: 'Ahn-Sortega', last_name: 'Quillberg', username: 'quill_ahn_77' };
export const TELEGRAM_USER = { id: CHAT, is_bot: false, ...ACCOUNT, language_code: 'zh' };
export const SLACK_USER = 'U0WARMLINE';

export const WHO: readonly string[] = [String(CHAT), ...Object.values(ACCOUNT), SLACK_USER];
