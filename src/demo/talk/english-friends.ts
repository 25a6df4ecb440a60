/** What people who like each other write, at odd hours. See parse-threads.ts for the form. */
export const ENGLISH_FRIENDS = `
> Are you around on {day}? I found a place that does hand-pulled noodles.
< Always around for noodles. Seven?
> Seven. Bring an appetite.
< Running ten minutes late, order the dumplings.
> Ordered two portions, just in case.

< Guess who finally passed the driving test
> On the third try?
< On the fourth, but who is counting
> Congratulations! Warn me before you drive through my street.

> How is the little one?
< Five teeth, no sleep, very happy. How are you?
> Older and better rested. When can I come by?
< {day}? Bring cake and no advice.

< Are you coming to {event}?
> Only if you are.
< Then we both are. I will get the tickets.
> You get the tickets, I get the food.

> I finished the book you gave me. I did not see the ending coming at all.
< Right? I had to read the last ten pages twice.
> What should I read next?
< Let me lend you the one with the lighthouse.

< The hike on {day}: early start or civilised start?
> Civilised, please.
< Eight then. That is my last offer.
> Eight and you bring the coffee.
< My legs hate you, by the way. Great day.
> Mine too. Same again in {month}?

> Can I borrow your drill? I will return it this time.
< You still have it.
> That explains why it looks familiar.

< We moved! Boxes everywhere, but there is a balcony.
> Send a picture. Do you need help with the shelves?
< {day} afternoon would save us.
> I will bring the drill. Your drill.

@ 5
< Happy birthday! May the year be kinder to your knees.
> Thank you! The knees are grateful. Drinks on {day}?
< Wouldn't miss it.

< How did the interview go?
> I talked too much, but they laughed in the right places.
< When do you hear?
> By {day}. Cross your fingers.
< And?
> I got it!
< I knew it. Dinner, and you are paying.

> I am in {city} for two days. Where do I eat?
< The market hall, the counter at the very end. Ask for whatever the neighbour has.
> Best advice in years. I had it twice.

< Did you see the match?
> Half of it, through my fingers.
< The second half was worse.
> Don't tell me. There is always next season.

> My sourdough is alive. I have named it.
< Of course you have. What is it called?
> Gerald.
< Tell Gerald I said hello.

< Can you look after the cat from {day} to Sunday?
> Yes. Does she still hate me?
< She hates everybody. She hates you least.
> I am honoured.
< Thank you for the pictures. She looks almost friendly.

> You were right about the film, by the way.
< I am always right about films. Which one?
> The one with the ferry. I cried, do not tell anyone.
< Your secret is safe.

< I need a second opinion: the blue one or the green one?
> Green. Definitely green.
< I bought the blue one.
> I know.

> Are you all right? You were quiet on {day}.
< Long week. Mum is in hospital again, but she is getting better.
> I am sorry. Shall I come by with food?
< That would be lovely, honestly.
> Soup is on the doorstep, no need to open.
< You are the best. Thank you.

< Choir is back after the break. We need low voices.
> I have a low voice and no sense of rhythm.
< You will fit right in. {day} at eight.

> I booked the cabin for the long weekend in {month}. Four beds, one stove.
< I am in. Who does the cooking?
> We draw lots. Last time does not count.
< Last time was memorable.

@ 1
< Happy new year! Let us see each other more than twice this time.
> Happy new year! First chance: {day}, skating?
< I can't skate.
> Neither can I, that is the point.
`;
