// Invented address books, as Google and Outlook export them.

/** Of today: with labels. */
export const GOOGLE_CSV = `First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - City,Address 1 - Country,Website 1 - Label,Website 1 - Value
Zoë,,Lindqvist,,,,,,,,Harbour Maps,Cartographer,,--03-15,"Met in Faro,
likes maps",,Ski ::: * myContacts ::: * Friends,* Work,Zoe@Example.org ::: zoe@example.net,Home,zl@example.com,Mobile,+46 70 174 06 05,Home,,Malmö,Sweden,Profile,https://www.linkedin.com/in/zoe-lindqvist/
,,,,,,,,,,Harbour Maps,,,,,,* myContacts,Work,info@example.org,,,,,,,,,,
,,,,,,,,,,,,,,,,* myContacts,Other,someone@example.org,,,,,,,,,,
Tomás,,,,,,,,,,,,,1990-02-29,,,* myContacts,,,,,,,,,,,,`;

/** Of before: with types and groups. */
export const OLD_GOOGLE_CSV = `Name,Given Name,Additional Name,Family Name,Yomi Name,Nickname,Birthday,Location,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,Website 1 - Type,Website 1 - Value
Rui Duarte,Rui,,Duarte,,,1985-07-01,Faro,Old friend,* My Contacts ::: Choir,* ,rui@example.net,Mobile,912 345 678 ::: +351 289 000 000,,Choir of Faro,Tenor,,
`;

/** Outlook writes Windows-1252 where it is not told otherwise. */
export const OUTLOOK_CSV = Buffer.from(
  `"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business City","Business Country/Region","Home City","Business Phone","Mobile Phone","Birthday","Categories","E-mail Address","E-mail 2 Address","Notes","Web Page"
"Dr.","Zoë","","Lindqvist","","Harbour Maps","","Cartographer","Malmö","Sweden","Lund","","+46 70 174 06 05","3/15/1990","Ski;Work friends","zoe@example.org","/o=ExchangeLabs/cn=Recipients","","linkedin.com/in/zoe-lindqvist"
"","Rui","","Duarte","","","","","","","Faro","","","25/12/1985","","rui@example.net","","",""
"","","","","","Harbour Maps","","","","","","+46 40 10 00 00","","0/0/00","","","","",""
`,
  "latin1",
);
