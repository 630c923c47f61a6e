/** @import { enMeeting } from './en-meeting.js' */

/**
 * En français, ce que l’on fait ensemble dans une réunion.
 * @type {Record<keyof typeof enMeeting, string | ((values: any) => string)>}
 */
export const frMeeting = {
  'hand.raise': 'Lever la main',
  'hand.lower': 'Baisser la main',
  'hand.lowerOf': 'Baisser la main de {name}',
  'hand.lowerShort': 'Baisser',
  'hand.queue': 'Mains levées',
  'hand.place': 'Main levée, numéro {place}',

  'signal.good': 'Bonne connexion',
  'signal.fair': 'Connexion moyenne : {reason}',
  'signal.poor': 'Mauvaise connexion : {reason}',
  'signal.lost': 'Connexion perdue',
  'signal.for.loss': 'du son et des images se perdent en route',
  'signal.for.latency': 'tout arrive en retard',
  'signal.for.jitter': 'le son arrive par à-coups',
  'signal.for.bandwidth': 'le débit est faible',

  'reaction.send': 'Réagir',
  'reaction.add': 'Ajouter une réaction',
  'reaction.toggle': ({ emoji, count }) => (count < 2 ? `${emoji}, ${count} personne` : `${emoji}, ${count} personnes`),

  'more.controls': 'Plus',
  'more.askForControl': 'Demander à être l’hôte',
  'more.asked': 'L’hôte a reçu votre demande',
  'more.muteAll': 'Couper tous les micros',
  'more.mutedAll': 'Tous les micros sont coupés.',
  'more.lock': 'Verrouiller la réunion',
  'more.unlock': 'Déverrouiller la réunion',
  'more.locked': 'Verrouillée : personne d’autre ne peut entrer',
  'more.end': 'Terminer pour tous',

  layout: 'Disposition pour tous',
  'layout.grid': 'Toutes de même taille',
  'layout.speaker': 'En grand : qui parle',
  'layout.gallery': 'En grand : l’hôte',
  quality: 'Images pour tous',
  'quality.auto': 'La meilleure possible',
  'quality.medium': 'Moyenne',
  'quality.low': 'Basse, pour économiser le réseau',

  'person.menu': 'Actions pour {name}',
  'person.mute': 'Couper le micro',
  'person.askUnmute': 'Demander d’activer le micro',
  'person.asked': 'Il a été demandé à {name} d’activer le micro.',
  'person.lowerHand': 'Baisser la main',
  'person.stopScreen': 'Arrêter le partage d’écran',
  'person.promote': 'Nommer hôte',
  'person.sendBack': 'Renvoyer en salle d’attente',
  'person.eject': 'Retirer de la réunion',

  'confirm.cancel': 'Annuler',
  'confirm.promote': 'Nommer {name} hôte ?',
  'confirm.promoteLead': 'Vous serez un participant comme les autres.',
  'confirm.promoteNow': 'Passer la main',
  'confirm.eject': 'Retirer {name} de la réunion ?',
  'confirm.ejectLead': '{name} ne pourra pas revenir dans cette réunion.',
  'confirm.reason': 'Motif (facultatif, {name} le lira)',
  'confirm.ejectNow': 'Retirer',
  'confirm.end': 'Terminer la réunion pour tous ?',
  'confirm.endLead': 'Personne ne pourra y revenir ; ses enregistrements restent.',
  'confirm.endNow': 'Terminer la réunion',

  asks: 'Demandes',
  'asks.unmute': '{name} aimerait vous entendre.',
  'asks.unmuteYes': 'Activer le micro',
  'asks.unmuteNo': 'Pas maintenant',
  'asks.control': '{name} aimerait être l’hôte.',
  'asks.controlYes': 'Passer la main',
  'asks.controlNo': 'Refuser',

  'told.silenced': 'L’hôte a coupé votre micro.',
  'told.declined': 'L’hôte a refusé votre demande.',
  'told.expired': 'L’hôte n’a pas répondu à votre demande.',
  'told.screenStopped': 'Votre écran n’est plus partagé.',

  invite: 'Inviter',
  'invite.search': 'Nom d’une personne de ce serveur',
  'invite.now': 'Inviter',
  'invite.nowOf': 'Inviter {name}',
  'invite.done': 'invité',
  'invite.nobody': 'Personne d’autre de ce nom n’a de compte ici.',
  'invite.lead': 'Chaque invité reçoit une notification qui mène ici.',
};
