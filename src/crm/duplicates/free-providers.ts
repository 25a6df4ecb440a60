/** Mail providers whose domain says nothing about where somebody works. */
const FREE = new Set(
  `aol.com bk.ru fastmail.com free.fr freemail.hu gmail.com gmx.at gmx.ch gmx.de gmx.net googlemail.com hey.com hotmail.com
  hotmail.co.uk hotmail.de hotmail.es hotmail.fr hotmail.it icloud.com inbox.ru interia.pl laposte.net libero.it list.ru
  live.com live.de live.fr mac.com mail.com mail.ru me.com msn.com naver.com o2.pl onet.pl orange.fr outlook.com outlook.de
  outlook.fr pm.me posteo.de proton.me protonmail.com qq.com rambler.ru rediffmail.com rocketmail.com sapo.pt seznam.cz
  t-online.de tutanota.com wanadoo.fr web.de wp.pl yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.br
  yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com zoho.com 126.com 163.com`.split(/\s+/),
);

/** The domain of an address where it can be an employer's or a family's; undefined for the free providers'. */
export function ownDomain(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  return FREE.has(domain) ? undefined : domain;
}
