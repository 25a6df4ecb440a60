/** What people who work together, or nearly, write to each other. See parse-threads.ts for the form. */
export const ENGLISH_WORK = `
# {topic}: first draft
> Here is the first draft on {topic}. Sections two and four are still thin.
< Read it on the plane. Four is stronger than you think; two needs an example.
> Would the case from {company} do, without the name?
< Yes, that is the one.
> Done. Final version on {day}.
< Looks good to me. Ship it.

# Visit to {city}
> I am in {city} the week after next. Do you have time for lunch?
< {day} is best. There is a place near the office that does a proper soup.
> {day} it is. Half past twelve?
< Perfect. I will book a table by the window.

# Contract
< The contract came back from our lawyers with two small changes, both in section seven.
> The second one is fine. On the first, could we say thirty days instead of fourteen?
< Thirty is fine. I will send the clean copy this afternoon.
> Signed and returned. Glad that this is off the desk.

# Hiring
< Do you know anybody good for a {field} role? Remote is fine, four days a week as well.
> Two people come to mind. Let me ask them first and then connect you.
< No hurry, we decide at the end of {month}.
> One of them is interested, I will introduce you by mail.
< We made her an offer today. Thank you, this was a great lead.

# Numbers for {past}
> Could you send me the numbers for {past} when they are out?
< Attached. Up {number} percent, mostly from returning customers.
> Better than I expected. What did you change?
< We answered faster, that is really all.

# Postponed
< I have to move our call, the board meeting was put on top of it. Same time on {day}?
> Works for me.
< Thank you for being flexible.

# Reference
> Would you be willing to act as a reference for me? It is for a project on {topic}.
< Gladly. What should I stress?
> That we delivered on time, and that we said so early when we could not.
< They called this morning. I was honest, so you should be fine.

# Workshop in {month}
< We are running a workshop on {topic} in {month}. You would be a good person for the second half.
> I would enjoy that. Is it the same format as last time?
< Shorter, and with more exercises. I will send the outline.
> Outline read. I would swap the first two parts.
< Agreed, swapped.

# Grant application
> The call for {topic} is open again, deadline in {month}. Shall we try it together?
< Yes. You write the aims, I take the budget?
> Deal. Shared folder is open.
< Budget is in. It hurts a little, but it adds up.
> Submitted with four hours to spare.
< A new record for us.

# Feedback on the talk
> You were in the front row: how was it, honestly?
< The middle part on {topic} was excellent. The ending came too fast.
> I skipped three slides, I saw the clock.
< Nobody noticed but me.

# {company} and {topic}
< Between us: {company} is going to invest in {topic} next year. You should talk to us early.
> Thank you for telling me. Whom should I write to?
< To me, and I will bring it to the right table.

# Invoice
> Our invoice from {past} still seems to be open. Could you have a look?
< It went to the wrong address, sorry. Paid today.
> Received, thank you.

# Lessons learned
< We closed the project on {topic} last week. Would you join the look back?
> Yes. I still owe you my list of what I would do differently.
< Bring it along, the longer the better.

# Customer visit
< The customer from {city} wants to see how you do {topic}. Can I bring them along on {day}?
> Sure. How many people, and how technical?
< Three, and very.
> Then I will bring our best person and stay quiet myself.
< They were impressed. One of them asked whether you are hiring.

# Quick question
> Quick question: do you still use the supplier from {city} for {topic}?
< Not since spring. We moved to a smaller one, slower but they pick up the phone.
> Could you share a contact?
< Sent you a card. Say hello from me.

# Thank you
> Thank you for yesterday. The team talked about {topic} all afternoon.
< It was fun for me too. Good questions, especially the uncomfortable ones.

# New role
< I wanted you to hear it from me: I am moving on from {company} at the end of {month}.
> Congratulations, I think? Where are you going?
< A small team in {field}. I will tell you more once it is public.
> I am curious. Lunch on me when you start.

# Translation
< Could somebody on your side check a page in your language? It is about {topic}, half a page.
> Send it over, I will do it tonight.
< You are a star.
> Two commas and one false friend. Otherwise very good.

# Partnership
> We talked about doing something together on {topic}. Is that still alive at {company}?
< It is, but slowly: we had a reorganisation. Ask me again after {month}?
> I will put it in the calendar.
< Good news, we have the budget. When can you start?
> How about the first week of next month?
`;
