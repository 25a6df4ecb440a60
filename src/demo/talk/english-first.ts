/** How acquaintances begin. See parse-threads.ts for the form. */
export const ENGLISH_FIRST = `
# Good to meet you at {event}
> It was good to meet you at {event}. Your point about {topic} stayed with me on the train home.
< Likewise. Here is the talk I mentioned: it covers {topic} better than I did.
> Thank you, I will watch it this weekend.

# Introduction from {friend}
> {friend} suggested that we talk: we are both working on {topic}, from different ends.
< {friend} told me the same. I have half an hour on {day} afternoon.
> {day} at three works. I will call you.

# {topic}
< I read your post on {topic} and have a question: did you try it with a team under ten people?
> We did, with six. It held up for about a year, then we needed a little more structure.
< That is useful, thanks. Would you mind if I quote you internally?
> Not at all.

# Speaker for {event}
< We are looking for a speaker on {topic} at {event} in {month}. Would that interest you?
> It would. How long is the slot, and who will be in the room?
< Twenty minutes, about eighty people, mostly practitioners.
> Count me in.

# A question about {company}
> I see that you joined {company} recently. What is the {topic} side like there?
< Early days, but promising. We are still choosing tools.
> If you want to compare notes, I am happy to.

# Thank you for the connection
< Thanks for connecting. I follow what you do on {topic}.
> Glad to be in touch. If you are ever in town, coffee is on me.

# Looking for advice
< I am thinking about moving into {field} and your path looks like one I could learn from. Could I ask you three questions?
> Of course. Send them over and I will answer on the weekend.
< What would you read first, whom would you talk to, and what would you skip?
> Read little, talk to people who do the work, and skip the certificates.

# Data from your paper
> I am working through your write-up on {topic}. Is the table in the appendix available as a file?
< It is not public, but I can send you a copy. One moment.
> Much appreciated. I will credit {company} where I use it.

# Samples
< {company} is starting a small trial around {topic}. Would your team like to take part?
> Possibly. What would you need from us?
< Two hours of somebody's time a month, and honest comments.

# Following up
> Following up on our chat at {event}: you said {company} might need help with {topic} this year.
< Budget is decided in {month}. Ask me again then?
> I will, thank you.

# Panel
< I am moderating a panel on {topic} and one seat is free. It would be you, somebody from {company} and me.
> That sounds like a good conversation. Which day?
< The {day} morning, just after the coffee break.

# Your newsletter
> I have been reading your newsletter since {past}. The issue on {topic} went round our whole office.
< That made my day. What should I write about next?
> More about what did not work, please.
`;
