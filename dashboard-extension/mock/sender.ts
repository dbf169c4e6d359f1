import * as shop from "./data.ts";

/** What DNS says of a domain to which DMARC was never added, and whose SPF forgot the mail service. */
type Language = "en" | "es";
type Said = Record<Language, string>;
type Point = { part: string; code: string; level: string; title: Said; advice: Said | null; recordName: string; recordValue: string | null };

const POINTS: Point[] = [
  {
    part: "SPF",
    code: "spf_lacks",
    level: "ERROR",
    title: {
      en: "SPF of norte.example does not let Google Workspace send.",
      es: "El SPF de norte.example no deja enviar a Google Workspace.",
    },
    advice: {
      en: "Change the record to this one; the rest of it stays as it is.",
      es: "Cambia el registro por este; lo demás queda como está.",
    },
    recordName: "norte.example",
    recordValue: "v=spf1 ip4:203.0.113.7 include:_spf.newsletter.example include:_spf.google.com -all",
  },
  {
    part: "DKIM",
    code: "dkim_fine",
    level: "OK",
    title: { en: "DKIM: the key “google” is there.", es: "DKIM: la clave «google» está." },
    advice: null,
    recordName: "google._domainkey.norte.example",
    recordValue: null,
  },
  {
    part: "DMARC",
    code: "dmarc_missing",
    level: "ERROR",
    title: {
      en: "There is no DMARC record, which Gmail and Yahoo ask of whoever writes to many people.",
      es: "No hay registro DMARC, y Gmail y Yahoo lo piden a quien escribe a mucha gente.",
    },
    advice: {
      en: "Add this TXT record where your domain's DNS is kept.",
      es: "Añade este registro TXT donde se lleva el DNS de tu dominio.",
    },
    recordName: "_dmarc.norte.example",
    recordValue: "v=DMARC1; p=none; rua=mailto:hola@norte.example",
  },
  {
    part: "ALIGNMENT",
    code: "aligned",
    level: "OK",
    title: { en: "It all belongs to norte.example, as DMARC asks (DKIM).", es: "Todo es de norte.example, como pide DMARC (DKIM)." },
    advice: null,
    recordName: "norte.example",
    recordValue: null,
  },
];

export function sender(language: Language, checkedAt: string | null = new Date(shop.NOW.getTime() - 7 * 3_600_000).toISOString()) {
  return {
    domain: "norte.example",
    service: "Google Workspace",
    selectors: ["google"],
    checkedAt,
    points: checkedAt === null ? [] : POINTS.map((point) => ({ ...point, title: point.title[language], advice: point.advice?.[language] ?? null })),
    complaints: {
      sent: 2140,
      complaints: 3,
      share: 0.0014,
      level: "WARNING",
      inWords: {
        en: "3 of 2140 optional mails of 30 days were marked as spam: above the 0.1 % that Gmail and Yahoo ask for. From 0.3 % on they are paused.",
        es: "3 de 2140 correos opcionales en 30 días se marcaron como spam: más del 0,1 % que piden Gmail y Yahoo. A partir del 0,3 % se paran.",
      }[language],
    },
  };
}
