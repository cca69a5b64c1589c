// An activity as its organizer writes it.

export const EN = { title: 'Sleep after nights', about: 'A doctor answers.', place: 'Room 3' };
export const ZH = { title: '夜班后的睡眠', about: '医生答疑。', place: '三号会议室' };
export const EMPTY = { title: '', about: '', place: '' };
export const FORM = {
  en: EN,
  zh: ZH,
  day: '2026-03-06',
  from: '15:00',
  to: '16:00',
  places: '',
  needsNames: false,
};
